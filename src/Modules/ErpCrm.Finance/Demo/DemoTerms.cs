using ErpCrm.Demo;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.TaxRates.SalesTaxes;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>What the company has set for its invoices, and the one it gave a discount on.</summary>
internal sealed class DemoTerms(FinanceDbContext db, DemoWorld world)
{
    private const int DiscountMonth = 3;
    private const decimal Discount = 3_000;
    private const decimal CashPercent = 2;

    public void Begin()
    {
        var since = new DateOnly(world.FirstDay.Year, 1, 1);
        db.Add(new VatRule(since, VatRounding.PerRate));
        db.Add(new InvoiceSeries(new InvoiceSeriesTerms("Экспорт", "EXP", 1, null, null)));
        db.Add(new SalesTaxRate(since, CashPercent, 0, "Пример: ставка зависит от вида деятельности"));
    }

    /// <summary>Takes something off the first invoice of a month.</summary>
    public async Task PriceAsync(Invoice draft, DateOnly day, CancellationToken ct)
    {
        var month = ((day.Year - world.FirstDay.Year) * 12) + day.Month - world.FirstDay.Month;
        if (month != DiscountMonth || draft.Currency != "KGS" || draft.Net < Discount * 10
            || await db.Invoices.AnyAsync(i => i.DiscountReason != null, ct))
            return;
        draft.Price(new InvoicePrices(0, Discount, "Скидка постоянному клиенту", IncludeVat: false));
    }
}
