using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

internal sealed record ClosingRunRow(Guid Id, string Code, RunStep Step, DateOnly Month, RunState State,
    decimal Amount, DateTime RanAt, string Reason);

internal sealed class ClosingRunsList : ListOf<ClosingRun, ClosingRunRow>
{
    public ClosingRunsList()
        : base("closing-runs", "/finance/month-end/runs", typeof(FinanceText))
    {
        Name = "Closing entries";
        RowsAre(Kinds.ClosingRun, r => r.Id, r => r.Code);
        CountWord = "{0} entry|{0} entries";
        WhenNoMatch("No closing entries match");
        WhenNothing(new("calendar-check", "No closing entries yet",
            "What is computed at the end of a month is posted from its page.")
        {
            Action = ("Month end", "/finance/month-end"),
            Makes = false,
        });

        Text("code", "Code", r => r.Code).Card(1)
            .Cell(r => Cells.Code($"/finance/month-end/runs/{r.Id}", r.Code));
        Choice("step", "Step", r => r.Step).Says(step => StepWords.Of(step)).Card(3);
        Day("month", "Month", r => r.Month).Sorts().Shows((r, _) => Format.MonthYear(r.Month));
        Choice("state", "State", r => r.State).Tone(StepWords.ToneOf).Card(4);
        Money("amount", "Amount", r => r.Amount).Card(2).Digits(2);
        Moment("ran", "Posted", r => r.RanAt).Sorts();
        Text("reason", "Reason", r => r.Reason).ExportOnly();
    }

    public override IQueryable<ClosingRun> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ClosingRuns.AsNoTracking();

    protected override Expression<Func<ClosingRun, ClosingRunRow>> Row(ListScope scope) => r =>
        new ClosingRunRow(r.Id, r.Code, r.Step, r.Month, r.State, r.Amount, r.RanAt, r.Reason);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("ran", true);
}
