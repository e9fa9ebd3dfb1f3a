using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>Bills what was agreed for paying late: a draft with a line for each late invoice, which somebody looks at
/// and issues. What a line charges is not proposed again as long as it is there.</summary>
internal sealed class LateCharging(FinanceDbContext db, IBusinessClock clock, IStringLocalizer<FinanceText> texts)
{
    /// <param name="until">The last day whose interest is charged: the one that was shown.</param>
    /// <exception cref="BusinessRuleException">Nothing can be charged in the currency.</exception>
    public Task<Invoice> BillAsync(Guid companyId, string currency, DateOnly until, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            if (until > clock.Today)
                throw new BusinessRuleException("The day may not lie in the future.");
            var customer = await db.Customers.SingleAsync(c => c.Id == companyId, token);
            var late = (await LateAmount.OfAsync(db, companyId, customer.Currency, until, token))
                .Where(amount => amount.Currency == currency).ToList();
            if (late.Count == 0) throw new BusinessRuleException("Nothing can be charged for paying late.");
            var draft = new Invoice(customer, currency, clock.Today);
            foreach (var amount in late)
            {
                var line = draft.AddFree(null,
                    new LineContent(DescriptionOf(amount, customer.Language), 1, LineUnit.Fixed, amount.Sum, 0, 0));
                db.Add(new LateCharge(amount.InvoiceId, line.Id, amount.Until, amount.Interest, amount.Fee));
            }

            db.Add(draft);
            await db.SaveChangesAsync(token);
            return draft;
        }, ct);

    private string DescriptionOf(LateAmount amount, string language)
    {
        using var speaking = new Speaking(language);
        var text = amount.Interest > 0
            ? texts["Late interest on {0}: {1} % a year, {2} to {3}", amount.Number, amount.Percent.ToString("0.##",
                System.Globalization.CultureInfo.CurrentCulture), Format.Date(amount.From.AddDays(1)),
                Format.Date(amount.Until)].Value
            : texts["Fee for late payment of {0}", amount.Number].Value;
        return amount is { Interest: > 0, Fee: > 0 }
            ? $"{text}; {texts["fee {0}", Format.Money(amount.Fee, amount.Currency)].Value}"
            : text;
    }
}
