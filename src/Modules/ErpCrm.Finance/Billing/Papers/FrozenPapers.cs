using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Invoices;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>What stands on the papers beside an invoice (domain-rules §4): frozen with it.</summary>
internal sealed record FrozenPapers
{
    public string Director { get; init; } = "";
    public string ChiefAccountant { get; init; } = "";
    public FrozenBuyer Buyer { get; init; } = new();

    /// <summary>Null for a deposit: nothing is completed yet.</summary>
    public FrozenAct? Act { get; init; }
}

/// <summary>What papers say of the customer beside its name, address and tax number.</summary>
internal sealed record FrozenBuyer
{
    /// <summary>ОКПО.</summary>
    public string RegistrationCode { get; init; } = "";

    public string Bank { get; init; } = "";
    public string BankCode { get; init; } = "";
    public string Account { get; init; } = "";

    /// <summary>Who signs for it.</summary>
    public string Signer { get; init; } = "";
}

/// <summary>The completed work of an invoice: its lines but those that deduct a deposit.</summary>
internal sealed record FrozenAct
{
    /// <summary>Of the invoice, from 0, in order.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>What was delivered behind them.</summary>
    public required IReadOnlyList<ActWork> Works { get; init; }

    /// <summary>Their part of what the invoice takes off as a whole, as prices are given.</summary>
    public decimal Discount { get; init; }

    public required decimal Net { get; init; }
    public required IReadOnlyList<VatGroup> VatGroups { get; init; }
    public required decimal Gross { get; init; }

    /// <param name="projects">Names by id.</param>
    /// <returns>Null where nothing is completed by it.</returns>
    public static FrozenAct? Of(Invoice invoice, IReadOnlyDictionary<Guid, string> projects)
    {
        var lines = invoice.Lines.OrderBy(l => l.Position).Index().Where(l => !l.Item.IsDeduction).ToList();
        if (invoice.IsDeposit || lines.Count == 0) return null;
        var (net, vat) = (lines.Sum(l => l.Item.Net), lines.Sum(l => l.Item.Vat));
        return new FrozenAct
        {
            Lines = [.. lines.Select(l => l.Index)],
            Works = [.. lines.SelectMany(l => ActWork.Of(l.Item, l.Index, projects))],
            Discount = lines.Sum(l => l.Item.Amount) - (invoice.PricesIncludeVat ? net + vat : net),
            Net = net,
            VatGroups = VatGroup.Of(lines.Select(l => (l.Item.Rate(), l.Item.Net, l.Item.Vat))),
            Gross = net + vat,
        };
    }
}

/// <summary>What a line bills of one kind and project, as its allocations say (domain-rules §26).</summary>
/// <param name="Line">Of the invoice, from 0.</param>
/// <param name="Begins">The first day on which something of it was delivered.</param>
/// <param name="Quantity">Minutes of time, else pieces.</param>
/// <param name="AcceptedBy">Who approved or accepted it.</param>
internal sealed record ActWork(int Line, BillingSourceKind Kind, string Project, DateOnly Begins, DateOnly Ends,
    decimal Quantity, IReadOnlyList<string> AcceptedBy)
{
    public static IEnumerable<ActWork> Of(InvoiceLine line, int at, IReadOnlyDictionary<Guid, string> projects) =>
        from allocation in line.Billed()
        group allocation by (allocation.Delivery.Kind, allocation.Delivery.ProjectId) into work
        let project = projects.GetValueOrDefault(work.Key.ProjectId, "")
        orderby work.Key.Kind, project, work.Key.ProjectId
        select new ActWork(at, work.Key.Kind, project, work.Min(a => a.Delivery.DeliveredOn),
            work.Max(a => a.Delivery.DeliveredOn), work.Sum(a => a.Quantity),
            [.. work.Select(a => a.Delivery.ApprovedBy).OfType<string>().Where(name => name.Length > 0).Distinct()
                .Order(StringComparer.Ordinal)]);
}
