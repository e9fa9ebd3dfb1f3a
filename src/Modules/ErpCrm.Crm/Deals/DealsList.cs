using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

internal sealed record DealRow(
    Guid Id, string Name, string Company, DealStatus Status, string Stage, int StagePosition, double Rank,
    Stages.StageColour StageColour, decimal Amount, string Currency,
    int Probability, DateOnly? ExpectedCloseOn, DateOnly? ClosedOn, DateOnly? NextOn, Guid? OwnerId, string? Owner,
    BillingMethod Billing, string? Custom) : IShowsCustom
{
    /// <summary>At the rate of today; null without one.</summary>
    public decimal? InBase { get; init; }

    /// <summary>What it counts in the weighted pipeline; null where it does not (domain-rules §20).</summary>
    public decimal? Weighted { get; init; }

    public bool IsOverdue(DateOnly today) => Status == DealStatus.Open && ExpectedCloseOn < today;

    public DealRow At(ExchangeRateTable rates, DateOnly today, string baseCurrency)
    {
        var inBase = rates.ToBase(Amount, Currency, today);
        var counts = Status == DealStatus.Open && !IsOverdue(today);
        decimal? weighted =
            counts && inBase is { } value ? DealAmount.Weighted(value, Probability, baseCurrency) : null;
        return this with { InBase = inBase, Weighted = weighted };
    }
}

/// <summary>Deals as rows; the sums cover all rows of all pages. Board and list share its predicate.</summary>
internal sealed class DealsList : ListOf<Deal, DealRow>
{
    public DealsList()
        : base("deals", "/crm/deals/list", typeof(CrmText))
    {
        Name = "Deals";
        RowsAre(Kinds.Deal, r => r.Id, r => r.Name);
        Finds("Filter deals", (_, word) => d => d.SearchText.Contains(word) || d.Company!.SearchText.Contains(word));
        HasTabs(
            "status",
            TabOf("", DealStatus.Open),
            TabOf("Won", DealStatus.Won),
            TabOf("Lost", DealStatus.Lost),
            new("All", "All") { Context = "deals" });
        Choose("stage", "Stage", "Any stage", d => d.StageId, StagesAsync, isWide: true);
        Filter(new ValueFilter<Deal, ClosePeriod>("close", "Close", Readers.Choice, ClosingIn)
        {
            Any = "Any close date",
            Choices = (s, _) => Task.FromResult(
                Enum.GetValues<ClosePeriod>().Select(p => new SelectListItem(s.Say(Tones.Words(p)), p.ToString()))),
        });
        Choose(
            "owner", "Owner", "Any owner", d => d.OwnerId,
            async (s, ct) => await s.Get<OwnerChoices>().ForAsync(CrmPermissions.ViewDeals, ct: ct), isWide: true);
        Filter(new DaysFilter<Deal>("from", "to", "Closes from", ClosingBetween) { IsWide = true });
        Views(
            beside: new("_Views", s => new DealViews(s.Query, IsBoard: false)),
            above: new("_NotSummed", s => s.KeptOrNull<DealSums>()), filtersBelow: true);
        WhenNoMatch("No deals match");
        WhenNothing(new("handshake", "No open deals", "Deals come from qualified leads, or are entered here.")
        {
            New = Kinds.Deal,
        });
        DeclareColumns();
    }

    public override IQueryable<Deal> Visible(ListScope scope) =>
        scope.Get<CrmDbContext>().Deals.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Deal, DealRow>> Row(ListScope scope)
    {
        var db = scope.Get<CrmDbContext>();
        return d => new DealRow(
            d.Id, d.Name, d.Company!.Name, d.Status, d.Stage!.Name, d.Stage.Position, d.Rank, d.Stage.Colour,
            d.Amount, d.Currency,
            d.OwnProbability ?? d.Stage.Probability, d.ExpectedCloseOn, d.ClosedOn,
            db.FollowUps.Where(f => f.DealId == d.Id && f.DoneOn == null).Min(f => (DateOnly?)f.DueOn),
            d.OwnerId,
            db.Users.Where(u => u.Id == d.OwnerId).Select(u => u.Name).FirstOrDefault(),
            d.Billing, d.Custom);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("close", tab is "Won" or "Lost");

    protected override IOrderedQueryable<Deal>? Order(
        IQueryable<Deal> records, string name, bool isDescending, ListScope scope) =>
        name == "close" ? records.OrderByClose(StatusOf(scope), isDescending) : null;

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct) =>
        scope.Keep(await StoredExchangeRates.LoadAsync(scope.Get<CrmDbContext>(), scope.Get<ICompanyProfile>(), ct));

    protected override Task<IReadOnlyList<DealRow>> WithMoreAsync(
        IReadOnlyList<DealRow> rows, ListScope scope, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DealRow>>(
            [.. rows.Select(r => r.At(scope.Kept<ExchangeRateTable>(), scope.Today, scope.BaseCurrency))]);

    protected override async Task<IReadOnlyList<ListTotal>> TotalsAsync(
        IQueryable<Deal> found, ListScope scope, CancellationToken ct)
    {
        var db = scope.Get<CrmDbContext>();
        var sums = scope.Keep(await db.KeptAsync(
            $"deals {NarrowedBy(scope)} {scope.Today:O} {scope.BaseCurrency}",
            scope.Me.AccessTo(CrmPermissions.ViewDeals), DealSums.Sources,
            () => SumsAsync(found, scope, ct)));
        return
        [
            new(
                Html.Of($"{scope.Say("All rows of this filter")} {Cells.Muted(scope.Say("at today's rates"))}"),
                new Dictionary<string, Html>
                {
                    ["base"] = Cells.Figure(sums.Open + sums.Won),
                    ["weighted"] = Cells.Figure(sums.Weighted),
                })
            {
                Remark = Html.Text(CountsOf(sums, scope)),
            },
        ];
    }

    private void DeclareColumns()
    {
        Text("name", "Deal", r => r.Name).Sorts().Imports().Card(1)
            .Cell(r => Html.Of($"{Cells.Name($"/crm/deals/{r.Id}", r.Name)}<div class=\"muted\">{r.Company}</div>"));
        Text("company", "Company", r => r.Company).Imports().ExportOnly();
        Choice("status", "Status", r => r.Status).ExportOnly();
        Text("stage", "Stage", r => r.Stage).SortsBy(r => r.StagePosition, r => r.Rank).FewTexts().Card(3)
            .Shows((r, s) => s.Say(r.Status == DealStatus.Open ? r.Stage : r.Status.ToString()))
            .Cell((r, s) => r.Status == DealStatus.Open ? Cells.Badge(Tones.Of(r.StageColour), s.Say(r.Stage)) : Cells
                .Badge(Tones.Of(r.Status), s.Say(r.Status.ToString())));
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Digits(0).Imports().Card(2);
        Money("base", "In {0}", r => r.InBase)
            .Cell((r, s) => r.InBase is null ? Html.Text(s.Say("no rate")) : Cells.Figure(r.InBase));
        Percent("probability", "Probability", r => r.Status == DealStatus.Open ? r.Probability : null);
        Money("weighted", "Weighted, {0}", r => r.Weighted);
        Day("close", "Close", r => r.ClosedOn ?? r.ExpectedCloseOn).SortsNothingLast().NotExported().Card(4).Cell(Close)
            .ClassOf((r, s) => r.IsOverdue(s.Today) ? "nowrap fg-red" : "nowrap");
        Day("expected", "Expected close", r => r.ExpectedCloseOn).Imports().ExportOnly();
        Day("closed", "Closed on", r => r.ClosedOn).ExportOnly();
        Day("next", "Next follow-up", r => r.NextOn).WithoutYear()
            .ClassOf((r, s) => r.NextOn < s.Today ? "fg-red" : null);
        Choice("billing", "Billing", r => r.Billing).Says(billing => Tones.Words(billing)).ExportOnly();
        Person("owner", "Owner", r => r.OwnerId, r => r.Owner);
    }

    private static Html Close(DealRow row, ListScope scope) => row.IsOverdue(scope.Today)
        ? Html.Of(
            $"<span class=\"row\">{scope.Icon("circle-alert", "ic-sm")}" +
            $"<span class=\"vh\">{scope.Say("Close date passed")} </span>{Format.Date(row.ExpectedCloseOn)}</span>")
        : Cells.Date(row.ClosedOn ?? row.ExpectedCloseOn);

    private static string CountsOf(DealSums sums, ListScope scope)
    {
        var counts = new List<string> { scope.Count("{0} open deal|{0} open deals", sums.OpenCount) };
        if (sums.WonCount > 0) counts.Add(
            $"{scope.Count("{0} won deal|{0} won deals", sums.WonCount)}: {Format.Number(sums.Won)}");
        if (sums.LostCount > 0) counts.Add(scope.Count("{0} lost deal|{0} lost deals", sums.LostCount));
        return string.Join(" · ", counts);
    }

    private IQueryable<Deal> ClosingIn(IQueryable<Deal> deals, ClosePeriod period, ListScope scope) =>
        deals.ClosingIn(period, StatusOf(scope), scope.Today);

    private IQueryable<Deal> ClosingBetween(IQueryable<Deal> deals, DateOnly from, DateOnly to, ListScope scope) =>
        deals.ClosingBetween(from, to, StatusOf(scope));

    // Open deals are few and weighted one by one; closed ones become more every year and are added up where they lie.
    private async Task<DealSums> SumsAsync(IQueryable<Deal> deals, ListScope scope, CancellationToken ct)
    {
        var (tab, rates) = (StatusOf(scope), scope.Kept<ExchangeRateTable>());
        var open = tab is DealStatus.Open or null
            ? await DealAmount.From(deals.Where(d => d.Status == DealStatus.Open)).ToListAsync(ct)
            : [];
        var closed = tab != DealStatus.Open ? await ClosedDeals.From(deals).ToListAsync(ct) : [];
        return DealSums.Of(open, rates, scope.Today, scope.BaseCurrency).With(closed, rates, scope.Today);
    }

    private static async Task<IEnumerable<SelectListItem>> StagesAsync(ListScope scope, CancellationToken ct) =>
        (await scope.Get<CrmDbContext>().StagesAsync(ct)).Select(
            stage => new SelectListItem(scope.Say(stage.Name), stage.Id.ToString()));

    // As the tab that is shown: an address may say anything.
    private DealStatus? StatusOf(ListScope scope) => TabOf(scope)?.Value switch
    {
        "Won" => DealStatus.Won,
        "Lost" => DealStatus.Lost,
        "All" => null,
        _ => DealStatus.Open,
    };

    private static ListTab<Deal> TabOf(string value, DealStatus status) =>
        new(value, status.ToString(), (deals, _) => deals.Where(d => d.Status == status)) { Context = "deals" };
}
