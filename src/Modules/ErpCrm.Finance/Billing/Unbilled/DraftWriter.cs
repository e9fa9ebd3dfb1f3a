using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>How the hours of a project become lines.</summary>
internal enum LineGrouping
{
    Person,
    Task,
    Project,
    Entry,
}

/// <summary>
/// Writes a draft from deliveries of one customer in one currency. Hours
/// of different prices or rates of VAT never share a line, so that a line
/// bills its deliveries at their own price and taxes them at their own rate.
/// </summary>
internal static class DraftWriter
{
    private const string Dash = "\u2013";

    /// <param name="vatOn">The VAT of work delivered on a day: its tax point (domain-rules §2).</param>
    public static Invoice Write(
        Customer customer, string currency, IReadOnlyList<Delivery> deliveries,
        IReadOnlyDictionary<Guid, ProjectCopy> projects, LineGrouping grouping,
        Func<DateOnly, LineVat> vatOn, DateOnly today)
    {
        if (deliveries.Count == 0) throw new BusinessRuleException("Choose at least one thing to bill.");
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = Cultures.For(customer.Language);
        try
        {
            var invoice = new Invoice(customer, currency, today);
            foreach (var ofProject in deliveries.GroupBy(d => d.ProjectId)
                .OrderByDescending(g => g.Sum(d => d.OpenValue)))
                WriteProject(invoice, projects[ofProject.Key], [.. ofProject], grouping, vatOn);
            invoice.HandOver(projects);
            return invoice;
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static void WriteProject(Invoice invoice, ProjectCopy project, List<Delivery> deliveries,
        LineGrouping grouping, Func<DateOnly, LineVat> vatOn)
    {
        foreach (var single in deliveries.Where(d => d.Kind != BillingSourceKind.Time).OrderBy(d => d.Kind)
            .ThenBy(d => d.DeliveredOn))
            invoice.AddBacked(project,
                Content(Describe(single, project), single.OpenQuantity, UnitOf(single.Kind), single.UnitPrice,
                    vatOn(single.DeliveredOn)),
                [single]);

        var time = deliveries.Where(d => d.Kind == BillingSourceKind.Time).OrderBy(d => d.DeliveredOn)
            .ThenBy(d => d.Id);
        var groups = time.GroupBy(d => (KeyOf(d, grouping), d.UnitPrice, Vat: vatOn(d.DeliveredOn)))
            .Select(g => g.ToList())
            .ToList();
        var hours = groups.GroupBy(g => g[0].UnitPrice).SelectMany(HoursOf).ToDictionary();
        foreach (var entries in groups)
            invoice.AddBacked(project,
                Content(Describe(entries, project, grouping), hours[entries], LineUnit.Hour, entries[0].UnitPrice,
                    vatOn(entries[0].DeliveredOn)),
                entries);
    }

    // What lines of one price print adds up to the hours of all their minutes.
    private static IEnumerable<KeyValuePair<List<Delivery>, decimal>> HoursOf(IEnumerable<List<Delivery>> ofOnePrice)
    {
        var lines = ofOnePrice.ToList();
        return lines.Zip(WorkUnits.PrintedTogether(lines.ConvertAll(entries => entries.Sum(d => d.OpenQuantity))),
            KeyValuePair.Create);
    }

    private static string KeyOf(Delivery delivery, LineGrouping grouping) => grouping switch
    {
        LineGrouping.Person => delivery.PersonId.ToString()!,
        LineGrouping.Task => delivery.TaskName ?? "",
        LineGrouping.Project => "",
        _ => delivery.Id.ToString(),
    };

    private static string Describe(Delivery delivery, ProjectCopy project) => delivery.Kind switch
    {
        BillingSourceKind.RetainerPeriod => $"{project.Name}, {Format.MonthYear(delivery.DeliveredOn)}",
        BillingSourceKind.Milestone => $"{project.Name}: {delivery.Description}",
        _ => $"{delivery.Description}, {Format.Date(delivery.DeliveredOn)}",
    };

    private static string Describe(List<Delivery> entries, ProjectCopy project, LineGrouping grouping)
    {
        var (first, from, to) = (entries[0], entries[0].DeliveredOn, entries[^1].DeliveredOn);
        var period = from == to ? Format.Date(from) : $"{Format.Date(from)}{Dash}{Format.Date(to)}";
        return grouping switch
        {
            LineGrouping.Person => $"{project.Name}: {first.PersonName}, {period}",
            LineGrouping.Task =>
                $"{project.Name}: {(string.IsNullOrEmpty(first.TaskName) ? first.Description : first.TaskName)}, {period}",
            LineGrouping.Project => $"{project.Name}, {period}",
            _ => $"{Format.Date(from)}, {first.PersonName}: {first.Description}",
        };
    }

    private static LineUnit UnitOf(BillingSourceKind kind) => kind switch
    {
        BillingSourceKind.Milestone => LineUnit.Fixed,
        BillingSourceKind.RetainerPeriod => LineUnit.Month,
        _ => LineUnit.Piece,
    };

    private static LineContent Content(string description, decimal quantity, LineUnit unit, decimal price,
        LineVat vat) =>
        new(description.Length <= InvoiceLine.DescriptionLength ? description : description[
            ..InvoiceLine.DescriptionLength],
            quantity, unit, price, 0, vat.Percent, vat.Note, VatCategory: vat.Category, VatCode: vat.Code);
}
