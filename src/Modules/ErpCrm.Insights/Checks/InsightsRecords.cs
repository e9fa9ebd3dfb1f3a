using System.Runtime.CompilerServices;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Money;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Checks;

/// <summary>Deals as the engagements tell of them.</summary>
internal sealed class EngagementDealCopies(InsightsDbContext db) : IRecords
{
    public string Kind => "deal";

    public string Holder => "Insights.Engagements";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var ofDeals = db.Engagements.AsNoTracking().Where(e => e.DealId != null)
            .Select(e => new { e.Id, e.DealId, e.ProjectId, e.Name, e.CompanyId, e.OwnerId });
        await foreach (var e in ofDeals.AsAsyncEnumerable().WithCancellation(ct))
        {
            // From its project on, the project says who the client is.
            yield return e.ProjectId is null
                ? RecordState.Of(e.DealId!.Value, ("EngagementId", e.Id), ("Name", e.Name), ("CompanyId", e.CompanyId),
                    ("OwnerId", e.OwnerId))
                : RecordState.Of(e.DealId!.Value, ("EngagementId", e.Id), ("Name", e.Name), ("OwnerId", e.OwnerId));
        }
    }
}

/// <summary>Projects as the engagements tell of them.</summary>
internal sealed class EngagementProjectCopies(InsightsDbContext db) : IRecords
{
    public string Kind => "project";

    public string Holder => "Insights.Engagements";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var ofProjects = db.Engagements.AsNoTracking().Where(e => e.ProjectId != null)
            .Select(e => new { e.Id, e.ProjectId, e.ProjectCode, e.CompanyId, e.ManagerId, e.Billing, e.Currency });
        await foreach (var e in ofProjects.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(e.ProjectId!.Value, ("EngagementId", e.Id), ("Code", e.ProjectCode),
                ("CompanyId", e.CompanyId), ("ManagerId", e.ManagerId), ("Billing", e.Billing),
                ("Currency", e.Currency));
    }
}

/// <summary>What was agreed, as it is counted: the projects' contract values.</summary>
internal sealed class AgreedCopies(InsightsDbContext db) : IRecords
{
    public string Kind => "contract value";

    public string Holder => "Insights.MoneyRows";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var rows = await db.MoneyRows.AsNoTracking().Where(r => r.Term == MoneyTerm.Agreed).ToListAsync(ct);
        foreach (var agreed in rows.GroupBy(r => (r.Pool, r.EngagementId, r.Currency)))
        {
            if (agreed.Sum(r => r.Amount) is not 0 and var value)
                yield return RecordState.Of(agreed.Key.Pool, ("EngagementId", agreed.Key.EngagementId),
                    ("Value", value), ("Currency", agreed.Key.Currency));
        }
    }
}

/// <summary>The plan of fixed prices as it is counted: the projects' milestones.</summary>
internal sealed class PlannedMilestoneCopies(InsightsDbContext db) : IRecords
{
    public string Kind => "milestone";

    public string Holder => "Insights.MoneyRows";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var planned = db.MoneyRows.AsNoTracking().Where(r => r.Term == MoneyTerm.Plan && r.SourceId == r.Pool
            && !db.Engagements.Any(e => e.ProjectId == r.SourceId))
            .Select(r => new { r.SourceId, r.EngagementId, r.Amount, r.Currency });
        await foreach (var r in planned.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(r.SourceId, ("EngagementId", r.EngagementId), ("Value", r.Amount),
                ("Currency", r.Currency));
    }
}

/// <summary>Deliveries as they were counted.</summary>
internal sealed class CountedDeliveryCopies(InsightsDbContext db) : IRecords
{
    public string Kind => "delivery";

    public string Holder => "Insights.MoneyRows";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // What was withdrawn has an opposite row, and counts as what is left of both.
        var rows = db.MoneyRows.AsNoTracking().Where(r => r.Term == MoneyTerm.Delivered);
        var withdrawn =
            (await rows.Where(r => r.Amount < 0).Select(r => r.SourceId).Distinct().ToListAsync(ct)).ToHashSet();
        var left = new Dictionary<Guid, (MoneyRow Last, decimal Amount)>();
        await foreach (var r in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (withdrawn.Contains(r.SourceId))
                left[r.SourceId] = (r, left.GetValueOrDefault(r.SourceId).Amount + r.Amount);
            else yield return StateOf(r, r.Amount);
        }

        foreach (var (last, amount) in left.Values.Where(l => l.Amount != 0)) yield return StateOf(last, amount);
    }

    private static RecordState StateOf(MoneyRow row, decimal amount) =>
        RecordState.Of(row.SourceId, ("EngagementId", row.EngagementId), ("Value", amount), ("Currency", row.Currency),
            ("On", row.On));
}

/// <summary>Costs as they were counted.</summary>
internal sealed class CountedCostCopies(InsightsDbContext db) : IRecords
{
    public string Kind => "cost";

    public string Holder => "Insights.CostRows";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var withdrawn = (await db.CostRows.Where(c => c.Minutes < 0 || c.Amount < 0).Select(c => c.SourceId)
            .Distinct().ToListAsync(ct)).ToHashSet();
        var left = new Dictionary<Guid, (Guid Engagement, decimal Amount, int Minutes)>();
        await foreach (var c in db.CostRows.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var (_, amount, minutes) = left.GetValueOrDefault(c.SourceId);
            if (withdrawn.Contains(c.SourceId))
                left[c.SourceId] = (c.EngagementId, amount + c.Amount, minutes + c.Minutes);
            else
                yield return RecordState.Of(c.SourceId, ("EngagementId", c.EngagementId), ("Amount", c.Amount),
                    ("Minutes", c.Minutes));
        }

        foreach (var (id, (engagement, amount, minutes)) in left)
        {
            if (amount != 0 || minutes != 0)
                yield return RecordState.Of(id, ("EngagementId", engagement), ("Amount", amount), ("Minutes", minutes));
        }
    }
}

/// <summary>Invoices and credit notes as they were counted.</summary>
internal sealed class CountedDocumentCopies(InsightsDbContext db) : IRecords
{
    public string Kind => "billed document";

    public string Holder => "Insights.MoneyRows";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var documents = new Dictionary<Guid, (decimal Net, decimal Backed)>();
        var rows = db.MoneyRows.AsNoTracking()
            .Where(r => r.Term == MoneyTerm.Billed || r.Term == MoneyTerm.Unbacked || r.Term == MoneyTerm.Backed)
            .Select(r => new { r.SourceId, r.Term, r.Amount });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var (net, backed) = documents.GetValueOrDefault(row.SourceId);
            documents[row.SourceId] = row.Term == MoneyTerm.Backed ? (net, backed + row.Amount) : (net + row.Amount,
                backed);
        }

        foreach (var (id, (net, backed)) in documents)
        {
            if (net != 0 || backed != 0) yield return RecordState.Of(id, ("Net", net), ("Backed", backed));
        }
    }
}
