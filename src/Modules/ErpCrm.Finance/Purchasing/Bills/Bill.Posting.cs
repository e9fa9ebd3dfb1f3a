using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What a bill is posted by.</summary>
/// <param name="Rate">1 unit of its currency = x base, of the day of the bill (domain-rules §6).</param>
/// <param name="Kinds">How costs of each category are counted.</param>
/// <param name="Engagements">By project.</param>
internal sealed record BillPostingTerms(
    DateOnly PostedOn, DateOnly Today, decimal Rate, string BaseCurrency, IReadOnlyDictionary<Guid, CostKind> Kinds,
    IReadOnlyDictionary<Guid, Guid> Engagements);

// The way of a bill into the books, and out of them again.
internal sealed partial class Bill
{
    /// <summary>Somebody is asked before it is posted.</summary>
    public void Submit(Guid byId, DateTime now)
    {
        RequirePostable();
        State = BillState.Waiting;
        (SubmittedAt, SubmittedById, Reason) = (Moments.After(now, SubmittedAt), byId, null);
        Raise(new BillSubmitted(Id, Number, Money));
    }

    /// <summary>Takes it back before anybody decided.</summary>
    public void Withdraw()
    {
        RequireWaiting();
        State = BillState.Draft;
        Raise(new BillWithdrawn(Id));
    }

    public void SendBack(Guid byId, string? reason)
    {
        RequireWaiting();
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say what is to be changed.") { Field = nameof(Reason) };
        (State, DecidedById, Reason) = (BillState.SentBack, byId, reason.Trim());
        Raise(new BillDeclined(Id, SubmittedById!.Value, Money, Reason));
    }

    /// <summary>The last word is said; it is posted in the same save.</summary>
    public void Approve(Guid byId)
    {
        RequireWaiting();
        DecidedById = byId;
        Raise(new BillApproved(Id, SubmittedById!.Value, Money));
    }

    /// <exception cref="BusinessRuleException">Something of it is missing.</exception>
    public void RequirePostable()
    {
        if (!IsEditable) throw new BusinessRuleException("This bill is handed in or posted already.");
        RequireWhole();
    }

    /// <summary>Puts it into the books: from here on only its open amount moves.</summary>
    public void Post(BillPostingTerms terms)
    {
        if (State is BillState.Posted or BillState.Voided)
            throw new BusinessRuleException("This bill is handed in or posted already.");
        RequireWhole();
        if (BilledOn > terms.Today || terms.PostedOn > terms.Today)
            throw new BusinessRuleException("The day may not lie in the future.")
            {
                Field = BilledOn > terms.Today ? nameof(BilledOn) : nameof(PostedOn)
            };
        (State, PostedOn, ExchangeRate, Reason) = (BillState.Posted, terms.PostedOn, terms.Rate, null);
        BaseNet = Currencies.Limited(Rounding.Round(Net * terms.Rate, terms.BaseCurrency), null);
        BaseGross = Currencies.Limited(Rounding.Round(Gross * terms.Rate, terms.BaseCurrency), null);
        FixCosts(terms);
        (OpenAmount, IsOpen) = (Owed, Owed > 0);
        if (Origin != BillOrigin.CarriedOver) Announce();
    }

    /// <summary>A posted bill was a mistake. Its number is free again.</summary>
    public void Void(DateOnly on, string? reason)
    {
        if (State != BillState.Posted) throw new BusinessRuleException("Only a posted bill is voided.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why it is voided.") { Field = nameof(Reason) };
        if (OpenAmount != Owed)
            throw new BusinessRuleException("Something of it is paid or used. Take that back first.");
        if (on < PostedOn)
            throw new BusinessRuleException("It cannot be voided before it was posted.") { Field = nameof(VoidedOn) };
        (State, VoidedOn, Reason, NumberKey) = (BillState.Voided, on, reason.Trim(), null);
        (OpenAmount, IsOpen) = (0, false);
        Raise(new BillVoided(Id, Number, SupplierId, SupplierName, Money, on, Reason, Parts()));
        foreach (var line in CostingLines())
            Raise(new CostIncurred(line.EngagementId!.Value, line.ProjectId!.Value, line.CostAs!.Value, line.Id,
                -line.BaseCost * Sign, 0, on));
    }

    private Money Money => new(Gross * Sign, Currency);

    private void RequireWaiting()
    {
        if (State != BillState.Waiting) throw new BusinessRuleException("Only a bill that waits is decided.");
    }

    private void RequireWhole()
    {
        if (Number.Length == 0)
            throw new BusinessRuleException("Enter the number of the bill.") { Field = nameof(Number) };
        if (_lines.Count == 0) throw new BusinessRuleException("A bill without lines cannot be posted.");
        if (Gross <= 0) throw new BusinessRuleException("The total of a bill is above zero.");
    }

    // Each line in base currency; what rounding leaves goes to the largest (domain-rules §6).
    private void FixCosts(BillPostingTerms terms)
    {
        var lines = _lines.OrderBy(l => l.Position).ToList();
        var costs = lines.ConvertAll(l => VatIsCost ? l.Gross : l.Net);
        var bases = costs.ConvertAll(c => Rounding.Round(c * terms.Rate, terms.BaseCurrency));
        var residue = (VatIsCost ? BaseGross : BaseNet) - bases.Sum();
        var largest = costs.Select((c, i) => (Size: Math.Abs(c), At: i)).OrderByDescending(c => c.Size)
            .ThenBy(c => c.At).First().At;
        bases[largest] += residue;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            line.Fix(costs[i], bases[i],
                line.CategoryId is { } category ? terms.Kinds.GetValueOrDefault(category, CostKind.Expense)
                    : CostKind.Expense,
                line.ProjectId is { } project && terms.Engagements.TryGetValue(project, out var engagement)
                    ? engagement
                    : null);
        }
    }

    private void Announce()
    {
        Raise(new BillPosted(Id, Number, SupplierId, SupplierName, Money, BilledOn, DueOn, Parts()));
        foreach (var line in CostingLines())
            Raise(new CostIncurred(line.EngagementId!.Value, line.ProjectId!.Value, line.CostAs!.Value, line.Id,
                line.BaseCost * Sign, 0, BilledOn));
    }

    private IEnumerable<BillLine> CostingLines() =>
        _lines.Where(l => l is { EngagementId: not null, BaseCost: not 0 }).OrderBy(l => l.Position);

    private List<BillPart> Parts() =>
        [.. _lines.Where(l => l.EngagementId is not null).GroupBy(l => l.EngagementId!.Value)
            .Select(g => new BillPart(g.Key, g.Sum(l => l.Net) * Sign))];
}
