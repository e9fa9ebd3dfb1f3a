using System.Runtime.CompilerServices;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Checks;

/// <summary>Companies, copied by projects and finance.</summary>
internal sealed class CompanyRecords(CrmDbContext db) : IRecords
{
    public string Kind => "company";

    public string Holder => "Crm.Companies";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var c in db.Companies.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return RecordState.Of(
                c.Id, ("Name", c.Name), ("LegalName", c.LegalName), ("TaxId", c.TaxId), ("Address", c.Address),
                ("Email", c.Email), ("Phone", c.Phone),
                ("Currency", c.Currency), ("PaymentTermDays", c.PaymentTermDays), ("Language", c.Language),
                ("PaymentTermKind", c.PaymentTermKind), ("OwnerId", c.OwnerId));
        }
    }
}

/// <summary>Won deals: each has opened one project. One that was won and lives again may have left it.</summary>
internal sealed class WonDealRecords(CrmDbContext db) : IRecords
{
    public string Kind => "won deal";

    public string Holder => "Crm.Deals";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var deals = db.Deals.AsNoTracking()
            .Select(d => new { d.Id, d.EngagementId, IsWon = d.Status == DealStatus.Won });
        await foreach (var deal in deals.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(deal.Id,
                ("EngagementId", deal.EngagementId)) with { MayLackCopies = !deal.IsWon };
    }
}

/// <summary>Engagements as they begin here; those of projects opened by hand begin elsewhere.</summary>
internal sealed class DealEngagementRecords(CrmDbContext db) : IRecords
{
    public string Kind => "deal";

    public string Holder => "Crm.Deals";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var deals = db.Deals.AsNoTracking().Select(d => new { d.Id, d.EngagementId, d.Name, d.CompanyId, d.OwnerId });
        await foreach (var deal in deals.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(deal.Id, ("EngagementId", deal.EngagementId), ("Name", deal.Name),
                ("CompanyId", deal.CompanyId), ("OwnerId", deal.OwnerId));
    }
}

/// <summary>The projects that won deals opened.</summary>
internal sealed class DealProjectRecords(CrmDbContext db) : IRecords
{
    public string Kind => "project of a deal";

    public string Holder => "Crm.DealProjects";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var project in db.DealProjects.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(project.ProjectId, ("DealId", project.DealId), ("Code", project.Code),
                ("Name", project.Name));
    }
}
