using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>Approved time is delivered work: valued at the price of
/// its day, and a cost at the cost of its day.</summary>
internal sealed class DeliverTimeWhenTimeApproved(FinanceDbContext db, ICompanyProfile company) : IHandle<TimeApproved>
{
    public async Task HandleAsync(TimeApproved domainEvent, CancellationToken ct)
    {
        var ids = domainEvent.Entries.Select(e => e.EntryId).ToList();
        var known = await db.Deliveries.Where(d => d.Kind == BillingSourceKind.Time && ids.Contains(d.SourceId))
            .Select(d => d.SourceId)
            .ToListAsync(ct);
        var projectIds = domainEvent.Entries.Select(e => e.ProjectId).Distinct().ToList();
        var projects = await db.Projects.Where(p => projectIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        if (projects.Count < projectIds.Count)
            throw new InvalidOperationException("A project of this time is not known yet.");

        var prices = await HourPrices.LoadAsync(db, company,
            [.. domainEvent.Entries.Select(e => e.PersonId).Distinct()], projects.Values.Select(p => p.Currency), ct);
        var valued = await ValuedMinutes.LoadAsync(db, projectIds, ct);
        foreach (var entry in domainEvent.Entries.Where(e => !known.Contains(e.EntryId)))
            db.Add(DeliveryOf(entry, projects[entry.ProjectId], prices, valued).Approved(domainEvent.ActorName));
    }

    private static Delivery DeliveryOf(ApprovedTime entry, ProjectCopy project, HourPrices prices, ValuedMinutes valued)
    {
        var isBillable = project.Billing == BillingMethod.TimeAndMaterial && entry.BillableMinutes > 0;
        var description =
            entry.Note.Length > 0 ? entry.Note : entry.TaskName.Length > 0 ? entry.TaskName : project.Name;
        var by = new WorkedBy(entry.PersonId, entry.PersonName, entry.TaskName, entry.WorkedMinutes);
        var delivery = Delivery.OfTime(entry.EntryId, project, description, entry.BillableMinutes, entry.WorkedOn,
            isBillable, by);
        if (isBillable && prices.PriceOf(project, entry.PersonId, entry.WorkedOn) is { } price)
            valued.Price(delivery, price);
        if (prices.CostOf(entry.PersonId, entry.WorkedOn, entry.WorkedMinutes) is { } cost) delivery.SetCost(cost);
        return delivery;
    }
}
