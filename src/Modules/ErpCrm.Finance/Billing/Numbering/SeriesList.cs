using System.Linq.Expressions;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>The series of numbers, one per kind of document and year; few, so they are ordered in memory.</summary>
internal sealed class SeriesList : ListOf<SeriesRow, SeriesRow>
{
    public SeriesList()
        : base("number-series", "/finance/number-series", typeof(FinanceText))
    {
        Name = "Number series";
        WhenNothing(new("list-ordered", "Nothing is issued yet",
            "Each kind of document and year has its own numbers, without gaps.")
        {
            Action = ("Unbilled work", "/finance/unbilled"),
            Makes = false,
            Permission = FinancePermissions.ViewInvoices,
        });

        Text("series", "Series", r => r.Series).SortsBy(r => r.Year, r => r.Series).Card(1).Cell(NameOf);
        Text("kind", "Kind", r => r.Kind).Shows((r, s) => s.Say(r.Kind)).ExportOnly();
        Flag("status", "Status", r => r.Missing == 0).SortsBy(r => r.Missing).Shows(StateOf)
            .Tone(isWhole => isWhole ? "green" : "red").Card(4);
        Text("first", "First", r => r.FirstNumber).Class("code");
        Text("last", "Last", r => r.LastNumber).Card(3).Class("code");
        Day("issued", "Last issued", r => r.LastOn).Sorts();
        Number("documents", "Documents", r => r.Count).Sorts().Card(2);
    }

    public override IQueryable<SeriesRow> Visible(ListScope scope) => scope.Kept<AllSeries>().Rows.AsQueryable();

    protected override Expression<Func<SeriesRow, SeriesRow>> Row(ListScope scope) => r => r;

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("series", true);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct) =>
        scope.Keep(new AllSeries(await SeriesRow.LoadAsync(scope.Get<FinanceDbContext>(), ct)));

    protected override Task<IReadOnlyList<ListTotal>> TotalsAsync(
        IQueryable<SeriesRow> found, ListScope scope, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ListTotal>>(
        [
            new(Html.Text(scope.Say("Total")), new Dictionary<string, Html>
            {
                ["documents"] = Html.Text(Format.Number(found.Sum(r => r.Count))),
            }),
        ]);

    private static Html NameOf(SeriesRow row, ListScope scope) => Html.Of(
        $"{Cells.Code($"/finance/number-series/{row.Series}", row.Series)} {Cells.Muted(scope.Say(row.Kind))}");

    private static string StateOf(SeriesRow row, ListScope scope) => row.Missing == 0
        ? scope.Say("No gaps")
        : scope.Count("{0} number missing|{0} numbers missing", row.Missing);

    private sealed record AllSeries(IReadOnlyList<SeriesRow> Rows);
}
