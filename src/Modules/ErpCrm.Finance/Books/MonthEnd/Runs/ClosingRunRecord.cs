using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>What a month's end posted by itself.</summary>
internal sealed class ClosingRunRecord : Record<FinanceDbContext, ClosingRun>
{
    public override string Key => Kinds.ClosingRun;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Closing entry", "Closing entries");

    public override string Icon => "calendar-check";

    public override RecordRights Rights { get; } = new(FinancePermissions.ClosePeriods);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking.AllBut(
        "Computed from the books at the end of a month; it has what it was computed of and nothing else.",
        RecordAbility.List, RecordAbility.Page);

    public override string NotInApi => "Months are closed by people, step by step.";

    public override string ListUrl => "/finance/month-end/runs";

    public override Expression<Func<ClosingRun, string>> Title { get; } = r => r.Code;

    public override IReadOnlyList<Field<ClosingRun>> Fields { get; } =
    [
        Fields<ClosingRun>.Text("code", "Code", r => r.Code),
        Fields<ClosingRun>.Choice("step", "Step", r => r.Step).Says(step => StepWords.Of(step)),
        Fields<ClosingRun>.Date("month", "Month", r => r.Month).Sorts(),
        Fields<ClosingRun>.Choice("state", "State", r => r.State),
        Fields<ClosingRun>.Text("reason", "Reason", r => r.Reason),
    ];

    public override IQueryable<ClosingRun> Visible(Asking<FinanceDbContext> asking) => asking.Db.ClosingRuns;
}
