using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Seeding;

/// <summary>Writes a draft of three to five lines.</summary>
internal static class SeedInvoiceWriter
{
    private const int FewestLines = 3;
    private static readonly string[] Extras = ["Hosting, monthly", "Support hotline", "Лицензии", "Поездка к заказчику",
        "Серверди тейлөө", "Training day", "Data migration", "Backup and monitoring"];

    public static Invoice Write(Customer customer, InvoicePlan plan, DateOnly on, Random chance)
    {
        var currency = plan.Projects[0].Currency;
        // Services to clients abroad are export: zero rate with its reason.
        var (percent, note, category) = currency == "KGS"
            ? (12m, (string?)null, VatCategory.Standard)
            : (0m, "Export of services, zero rate", VatCategory.Zero);
        var invoice = new Invoice(customer, currency, on);
        foreach (var work in plan.Lines)
        {
            var project = plan.Projects.First(p => p.Id == work[0].ProjectId);
            // Now and then a part of the price is given away.
            var discount = chance.Next(25) == 0 ? 5m : 0;
            invoice.AddBacked(project,
                new LineContent($"{project.Name}: {Describe(work)}",
                    WorkUnits.Printed(work[0].Kind, work.Sum(d => d.OpenQuantity)), UnitOf(work[0].Kind),
                    work[0].UnitPrice, discount, percent, note, VatCategory: category),
                work);
        }

        for (var lines = chance.Next(FewestLines, InvoicePlan.MostLines + 1); invoice.Lines.Count < lines;)
        {
            var price = PriceOf(currency, chance);
            invoice.AddFree(plan.Projects[chance.Next(plan.Projects.Count)],
                new LineContent(Extras[chance.Next(Extras.Length)], chance.Next(1, 13), LineUnit.Piece, price,
                    chance.Next(12) == 0 ? 10 : 0, percent, note, VatCategory: category));
        }

        invoice.HandOver(plan.Projects.ToDictionary(p => p.Id));
        return invoice;
    }

    private static string Describe(IReadOnlyList<Delivery> work) => work[0].Kind == BillingSourceKind.Time
        && !string.IsNullOrEmpty(work[0].TaskName) ? work[0].TaskName! : work[0].Description;

    private static decimal PriceOf(string currency, Random chance) => Rounding.Round(
        (currency == "KGS" ? 400m : 6m) * (1 + (decimal)Math.Pow(chance.NextDouble(), 4) * 60), currency);

    private static LineUnit UnitOf(BillingSourceKind kind) => kind switch
    {
        BillingSourceKind.Time => LineUnit.Hour,
        BillingSourceKind.Milestone => LineUnit.Fixed,
        BillingSourceKind.RetainerPeriod => LineUnit.Month,
        _ => LineUnit.Piece,
    };
}
