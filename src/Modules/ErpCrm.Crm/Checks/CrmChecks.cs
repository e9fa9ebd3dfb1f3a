using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Checking;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Checks;

/// <summary>Deals: the value follows from the terms, state and stage history agree.</summary>
internal sealed class DealCheck(CrmDbContext db) : ICheck
{
    private const int Portion = 1000;

    public string Rule => "Deals: terms, state and stage history agree (§10, §20)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in (await db.Deals.Select(d => d.Id).ToListAsync(ct)).Chunk(Portion))
        {
            // Parts by their own index: joined to the deals, whole tables would be read for every portion.
            var deals = await db.Deals.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
            var passages = (await db.Set<StagePassage>().AsNoTracking().Where(p => ids.Contains(p.DealId))
                .ToListAsync(ct)).ToLookup(p => p.DealId);
            var milestones = (await db.Set<DealMilestone>().AsNoTracking().Where(m => ids.Contains(m.DealId))
                .ToListAsync(ct)).ToLookup(m => m.DealId);
            foreach (var finding in deals.SelectMany(
                deal => Check(deal, [.. passages[deal.Id]], [.. milestones[deal.Id]])))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Check(Deal deal, List<StagePassage> passages, List<DealMilestone> milestones)
    {
        if (deal.Billing == BillingMethod.Retainer
            && deal.Amount != Rounding.Round((deal.MonthlyFee ?? 0) * (deal.Months ?? 0), deal.Currency))
            yield return Of(deal, $"its value {deal.Amount} is not fee {deal.MonthlyFee} × {deal.Months} months");
        if (milestones.Count > 0 && milestones.Sum(m => m.Amount) != deal.Amount)
            yield return Of(deal,
                $"its milestones add up to {milestones.Sum(m => m.Amount)}, its value is {deal.Amount}");
        if (deal.Status == DealStatus.Open != (deal.ClosedOn is null))
            yield return Of(deal, $"it is {deal.Status} and closed on “{deal.ClosedOn}”");
        if (deal.Status == DealStatus.Won != (deal.WinReason is not null)
            || deal.Status == DealStatus.Lost != (deal.LossReason is not null))
            yield return Of(deal, $"it is {deal.Status} with reason “{deal.WinReason}{deal.LossReason}”");

        var current = passages.Where(p => p.LeftAt is null).ToList();
        if (deal.Status != DealStatus.Open && current.Count > 0)
            yield return Of(deal, $"it is {deal.Status} and still stays in {current[0].StageName}");
        if (deal.Status == DealStatus.Open && (current.Count != 1 || current[0].StageId != deal.StageId))
            yield return Of(deal,
                $"it is open in stage {deal.StageId}, and the history says {string.Join(", ", current.Select(p => p.StageId))}");
    }

    private static Finding Of(Deal deal, FormattableString problem) => Finding.Of("Deal", deal.Id, problem);
}

/// <summary>Companies: whoever has a won deal is a client.</summary>
internal sealed class CompanyCheck(CrmDbContext db) : ICheck
{
    public string Rule => "Companies: a won deal makes a client";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var strangers = db.Companies.AsNoTracking()
            .Where(c => c.ClientSince == null && db.Deals.Any(d => d.CompanyId == c.Id && d.Status == DealStatus.Won));
        await foreach (var id in strangers.Select(c => c.Id).AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("Company", id, $"it has a won deal and is not a client");
    }
}

/// <summary>Leads and what belongs to deals lead somewhere.</summary>
internal sealed class CrmReferences(CrmDbContext db) : ICheck
{
    public string Rule => "Crm: what is referred to exists";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var lost = db.Leads.AsNoTracking().Where(l => l.DealId != null && !db.Deals.Any(d => d.Id == l.DealId))
            .Select(l => l.Id);
        await foreach (var id in lost.AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("Lead", id, $"its deal is missing");
        var promises = db.FollowUps.AsNoTracking().Where(f => f.DealId != null && !db.Deals.Any(d => d.Id == f.DealId))
            .Select(f => f.Id);
        await foreach (var id in promises.AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("FollowUp", id, $"its deal is missing");
        var contacts = db.Deals.AsNoTracking()
            .Where(d => d.ContactId != null && !db.Contacts.Any(c => c.Id == d.ContactId))
            .Select(d => d.Id);
        await foreach (var id in contacts.AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("Deal", id, $"its contact is missing");
    }
}
