using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

// What a draft bills: its lines are written as long as it is one.
internal sealed partial class Invoice
{
    /// <summary>A line that bills deliveries of one project: everything still open of them.</summary>
    public InvoiceLine AddBacked(ProjectCopy project, LineContent content, IEnumerable<Delivery> deliveries)
    {
        RequireDraft();
        var work = deliveries.ToList();
        // The delivery's own currency and customer: its project's may have been corrected since.
        if (work.Find(d => d.Currency != Currency || d.CompanyId != CompanyId) is { } other)
            throw new BusinessRuleException("“{0}” was delivered to another customer or in another currency.",
                other.Description);
        var line = NewLine(project);
        foreach (var delivery in work) line.Take(delivery, delivery.OpenQuantity);
        line.Set(content, Currency);
        Add();
        return line;
    }

    /// <summary>A line with nothing delivered behind it.</summary>
    public InvoiceLine AddFree(ProjectCopy? project, LineContent content)
    {
        RequireDraft();
        if (project is not null) RequireOwn(project);
        var line = NewLine(project);
        line.Set(content, Currency);
        Add();
        return line;
    }

    /// <summary>A line is for a project of this customer, agreed in this
    /// currency; that may have changed since it was written.</summary>
    public void RequireOwn(ProjectCopy project)
    {
        if (project.Currency != Currency || project.CompanyId != CompanyId)
            throw new BusinessRuleException(
                "“{0}” belongs to another customer or is agreed in another currency. Take its line off.", project.Name);
    }

    public void ChangeLine(Guid lineId, LineContent content)
    {
        RequireDraft();
        var line = FindLine(lineId);
        line.RequireSameDeduction(content, Currency);
        line.Set(content, Currency);
        Add();
    }

    /// <summary>Takes a line away; what it billed can be billed again.</summary>
    public void RemoveLine(Guid lineId)
    {
        RequireDraft();
        var line = FindLine(lineId);
        line.FreeAll();
        _lines.Remove(line);
        Add();
    }

    /// <summary>Hands it to the manager of the project it bills most of.</summary>
    public void HandOver(IReadOnlyDictionary<Guid, ProjectCopy> projects)
    {
        var most = _lines.Where(l => l.ProjectId is not null).GroupBy(l => l.ProjectId!.Value)
            .OrderByDescending(g => g.Sum(l => l.Net))
            .ThenBy(g => g.Key)
            .FirstOrDefault();
        var chosen = IsDeposit ? DepositProjectId : most?.Key;
        if (chosen is not { } id) ManagerId = null;
        else if (projects.TryGetValue(id, out var project)) ManagerId = project.ManagerId;
    }

    /// <summary>Puts the lines into the given order; lines not named keep theirs after them.</summary>
    public void Reorder(IReadOnlyList<Guid> lineIds)
    {
        RequireDraft();
        var position = 0;
        foreach (var line in _lines.OrderBy(l => lineIds.ToList().IndexOf(l.Id) is var at and >= 0 ? at : int.MaxValue)
            .ThenBy(l => l.Position)
            .ToList())
            line.Position = position++;
        // Of equal remainders the first line takes the cent.
        Add();
    }

    public InvoiceLine FindLine(Guid lineId) => _lines.FirstOrDefault(l => l.Id == lineId)
        ?? throw new BusinessRuleException("This line is no longer on the invoice.");

    private InvoiceLine NewLine(ProjectCopy? project)
    {
        if (IsDeposit && project is not null)
            throw new BusinessRuleException("A deposit bills no work of a project: leave its lines without one.");
        var line = new InvoiceLine(Id, _lines.Count == 0 ? 0 : _lines.Max(l => l.Position) + 1, project?.Id,
            project?.EngagementId);
        _lines.Add(line);
        return line;
    }

    private void Add()
    {
        PriceDeductions();
        var (lines, sums) = (_lines.OrderBy(line => line.Position).ToList(), Sums());
        for (var i = 0; i < lines.Count; i++) lines[i].Share(sums.Lines[i]);
        (Net, Vat, DiscountAmount) = (sums.Net, sums.Vat, sums.Discount);
        Gross = Net + Vat;
        Touch();
    }
}
