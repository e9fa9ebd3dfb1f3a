using ErpCrm.Crm.Stages;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

/// <param name="NextOn">Day of the next follow-up.</param>
internal sealed record DealCard(
    Guid Id, string Name, string Company, decimal Amount, string Currency, DateOnly? NextOn, DateOnly? ExpectedCloseOn,
    Guid? OwnerId, string? Owner, Guid StageId, DateOnly? ClosedOn, double Rank)
{
    public bool IsClosed => ClosedOn is not null;

    public bool IsOverdue(DateOnly today) => !IsClosed && ExpectedCloseOn < today;

    /// <summary>The day to look at: a passed close date, else the next follow-up, else the expected close.</summary>
    public DateOnly? WatchedOn(DateOnly today) => IsOverdue(today) ? ExpectedCloseOn : NextOn ?? ExpectedCloseOn;

    public static IQueryable<DealCard> From(CrmDbContext db, IQueryable<Deal> deals) => deals.Select(d => new DealCard(
        d.Id, d.Name, d.Company!.Name, d.Amount, d.Currency,
        db.FollowUps.Where(f => f.DealId == d.Id && f.DoneOn == null).Min(f => (DateOnly?)f.DueOn),
        d.ExpectedCloseOn, d.OwnerId, db.Users.Where(u => u.Id == d.OwnerId).Select(u => u.Name)
            .FirstOrDefault(), d.StageId, d.ClosedOn, d.Rank));
}

/// <summary>The deals as a board or as a list, under the same filters.</summary>
internal sealed record DealViews(ListQuery Query, bool IsBoard);

/// <param name="Stage">Null is the lane of won deals.</param>
internal sealed record Lane(Stage? Stage, DealSums Sums, IReadOnlyList<DealCard> Cards)
{
    public const string Won = "won";

    public string Key => Stage?.Id.ToString() ?? Won;

    public string Name => Stage?.Name ?? nameof(DealStatus.Won);

    public string Tone => Stage is null ? "green" : Tones.Of(Stage.Colour);

    public int Count => Stage is null ? Sums.WonCount : Sums.OpenCount;

    public decimal Sum => Stage is null ? Sums.Won : Sums.Open;
}

/// <summary>The pipeline, stage by stage, with what was won this
/// quarter in a lane of its own (domain-rules §20).</summary>
internal sealed record DealBoard(ListQuery Query, IReadOnlyList<Lane> Lanes, DealSums Sums, string BaseCurrency,
    DateOnly Today, Access MayEdit)
{
    /// <summary>Cards shown in a lane; its sums cover all of them.</summary>
    public const int CardLimit = 20;

    /// <param name="deals">Narrowed by the same filters as the list.</param>
    public static async Task<DealBoard> LoadAsync(DealsList deals, ListScope scope, ExchangeRateTable rates,
        CancellationToken ct)
    {
        var (db, me, today, baseCurrency) = (scope.Get<CrmDbContext>(), scope.Me, scope.Today, scope.BaseCurrency);
        var open = deals.Found(scope.With(scope.Query.With(("status", null))));
        var (from, to) = ClosePeriods.DaysOf(ClosePeriod.ThisQuarter, today);
        var won = deals.Found(scope.With(scope.Query.With(("status", nameof(DealStatus.Won)))))
            .Where(d => d.ClosedOn >= from && d.ClosedOn <= to);

        var stages = await db.StagesAsync(ct);
        var sums = await db.KeptAsync($"board {deals.NarrowedBy(scope)} {today:O} {baseCurrency}",
            me.AccessTo(CrmPermissions.ViewDeals), DealSums.Sources, async () =>
        {
            var amounts = await DealAmount.From(open).ToListAsync(ct);
            var byStage = stages.ToDictionary(stage => stage.Id,
                stage => DealSums.Of(amounts.Where(a => a.StageId == stage.Id), rates, today, baseCurrency));
            return (All: DealSums.Of(amounts, rates, today, baseCurrency), ByStage: byStage,
                Won: DealSums.Of(await DealAmount.From(won).ToListAsync(ct), rates, today, baseCurrency));
        });

        // All lanes in one question: the best of each, one below the other.
        var shown = won.OrderByDescending(d => d.ClosedOn).ThenBy(d => d.Id).Take(CardLimit);
        foreach (var stage in stages)
        {
            var stageId = stage.Id;
            shown = shown.Concat(
                open.Where(d => d.StageId == stageId).OrderBy(d => d.Rank).ThenBy(d => d.Id).Take(CardLimit));
        }

        var cards = (await DealCard.From(db, shown).ToListAsync(ct)).ToLookup(
            card => card.ClosedOn is null ? card.StageId : (Guid?)null);
        var lanes = stages.Select(stage => new Lane(stage, sums.ByStage[stage.Id],
            [.. cards[stage.Id].OrderBy(c => c.Rank).ThenBy(c => c.Id)]))
            .ToList();
        lanes.Add(new Lane(null, sums.Won, [.. cards[null].OrderByDescending(c => c.ClosedOn).ThenBy(c => c.Id)]));
        return new DealBoard(scope.Query, lanes, sums.All, baseCurrency, today, me.AccessTo(CrmPermissions.EditDeals));
    }

    /// <summary>The list of the deals a lane counts and adds up.</summary>
    public ListQuery Behind(Lane lane)
    {
        if (lane.Stage is { } stage) return Query.Filters.With(("status", null), ("stage", stage.Id.ToString()));
        var (from, to) = ClosePeriods.DaysOf(ClosePeriod.ThisQuarter, Today);
        return Query.Filters.With(("status", nameof(DealStatus.Won)), ("from", Format.Input(from)),
            ("to", Format.Input(to)));
    }

    /// <summary>Names and sums of some lanes, without their cards.</summary>
    public static async Task<IReadOnlyList<Lane>> LaneHeadsAsync(
        DealsList deals, ListScope scope, IReadOnlyList<Guid> stageIds, ExchangeRateTable rates, CancellationToken ct)
    {
        var db = scope.Get<CrmDbContext>();
        var open = deals.Found(scope.With(scope.Query.With(("status", null), ("stage", null))))
            .Where(d => stageIds.Contains(d.StageId));
        var amounts = (await DealAmount.From(open).ToListAsync(ct)).ToLookup(a => a.StageId);
        var stages = await db.Stages.AsNoTracking().Where(s => stageIds.Contains(s.Id)).OrderBy(s => s.Position)
            .ToListAsync(ct);
        return stages.ConvertAll(
            stage => new Lane(stage, DealSums.Of(amounts[stage.Id], rates, scope.Today, scope.BaseCurrency), []));
    }
}
