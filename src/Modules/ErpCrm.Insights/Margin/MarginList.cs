using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Text;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Margin;

/// <summary>A project of the margin list.</summary>
internal sealed record MarginRow(Guid Id, string Name, string CompanyName, string? ProjectCode, Engagement Engagement)
{
    /// <summary>As the reader may see labour.</summary>
    public MarginFigures Figures { get; init; } = new(0, null, 0, 0, 0);
}

/// <summary>What every project earned and cost, the lowest margin first.
/// Labour is ordered by and added up only as its reader sees it.</summary>
internal sealed class MarginList : ListOf<Engagement, MarginRow>
{
    public MarginList()
        : base("margin", "/insights/margin", typeof(InsightsText))
    {
        Name = "Margin";
        Finds("Search", (_, word) => e => e.SearchText.Contains(word));
        var nothing = new EmptyList(
            "chart-column", "No project has earned or cost anything yet",
            "Margin appears when hours are approved, milestones accepted and expenses approved.")
        {
            List = Kinds.Project,
        };
        WhenNothing(nothing);
        WhenNoMatch(nothing.Title, nothing.Text);
        HasTabs("open", new("", "All"),
            new("true", "In delivery", (engagements, _) => engagements.Where(e => e.Stage == EngagementStage.Delivery))
        {
            Nothing = nothing,
        });
        Views(above: new("_ListNote",
            s => s.KeptOrNull<MarginFigures>() is { } totals ? (s.Kept<LabourView>(), totals.UncostedMinutes) : null));

        Text("project", "Project", r => r.Name).Sorts().Card(1).Class("full")
            .Shows((r, _) => $"{r.ProjectCode} · {r.Name}")
            .Cell(r => Html.Of($"{NameOf(r)}<div class=\"muted\">{r.CompanyName}</div>"));
        Text("client", "Client", r => r.CompanyName).ExportOnly();
        Money("earned", "Earned, {0}", r => r.Engagement.Earned).Guarded(InsightsPermissions.ViewMargin).Sorts();
        Money("labour", "Labour", r => r.Figures.Labour);
        Money("expenses", "Expenses", r => r.Figures.Expenses + r.Figures.Subcontract);
        Money("margin", "Margin", r => r.Figures.Margin).Sorts().Card(2).Class("strong")
            .Headed(s => $"{s.Say("Margin")}, {Format.Currency(s.BaseCurrency)}");
        Percent("share", "Margin", r => r.Figures.Share * 100).Headed(_ => "%").Card(4)
            .Cell((r, s) => Share(r.Figures, s));
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Engagement> Visible(ListScope scope) =>
        scope.Get<InsightsDbContext>().Engagements.AsNoTracking().VisibleTo(
            scope.Me.AccessTo(InsightsPermissions.ViewMargin)).Where(e => e.ProjectId != null);

    protected override Expression<Func<Engagement, MarginRow>> Row(ListScope scope) =>
        e => new MarginRow(e.Id, e.Name, e.CompanyName, e.ProjectCode, e);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("margin", false);

    protected override IOrderedQueryable<Engagement>? Order(
        IQueryable<Engagement> records, string name, bool isDescending, ListScope scope)
    {
        if (name != "margin") return null;
        var margin = scope.Kept<LabourView>().Margin();
        return isDescending ? records.OrderByDescending(margin) : records.OrderBy(margin);
    }

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct) =>
        scope.Keep(
            await LabourView.LoadAsync(scope.Get<InsightsDbContext>(), scope.Me, scope.Get<IBusinessClock>(), ct));

    protected override Task<IReadOnlyList<MarginRow>> WithMoreAsync(
        IReadOnlyList<MarginRow> rows, ListScope scope, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<MarginRow>>(
            [.. rows.Select(r => r with { Figures = MarginFigures.Of(r.Engagement, scope.Kept<LabourView>()) })]);

    protected override async Task<IReadOnlyList<ListTotal>> TotalsAsync(
        IQueryable<Engagement> found, ListScope scope, CancellationToken ct)
    {
        var db = scope.Get<InsightsDbContext>();
        var sums =
            await db.KeptAsync($"margin {NarrowedBy(scope)}", scope.Me.AccessTo(InsightsPermissions.ViewMargin),
                [typeof(Engagement)], () => found.GroupBy(_ => 1)
            .Select(g => new MarginSums(
                g.Sum(e => e.Earned), g.Sum(e => e.LabourCost), g.Sum(e => e.ExpenseCost),
                g.Sum(e => e.SubcontractCost), g.Sum(e => e.CostedMinutes),
                g.Sum(e => e.ApprovedMinutes > e.CostedMinutes ? e.ApprovedMinutes - e.CostedMinutes : 0)))
            .FirstOrDefaultAsync(ct));
        if (sums is null) return [];
        var totals = scope.Keep(sums.SeenAs(scope.Kept<LabourView>()));
        return
        [
            new(Html.Text(scope.Say("All projects of this list")), new Dictionary<string, Html>
            {
                ["earned"] = Cells.Figure(totals.Earned),
                ["labour"] = Cells.Figure(totals.Labour),
                ["expenses"] = Cells.Figure(totals.Expenses + totals.Subcontract),
                ["margin"] = Cells.Figure(totals.Margin),
                ["share"] = Share(totals, scope),
            }),
        ];
    }

    private static Html NameOf(MarginRow row) =>
        Cells.Name($"/insights/engagements/{row.Id}", $"{row.ProjectCode} · {row.Name}");

    private static Html Share(MarginFigures figures, ListScope scope) =>
        Html.Text(figures.Share is { } share ? Format.Percent(share) : scope.Say("n/a"));

    private sealed record MarginSums(
        decimal Earned, decimal Labour, decimal Expenses, decimal Subcontract, int CostedMinutes, int UncostedMinutes)
    {
        public MarginFigures SeenAs(LabourView labour) =>
            new(Earned, labour.Of(Labour, CostedMinutes), Expenses, Subcontract, UncostedMinutes);
    }
}
