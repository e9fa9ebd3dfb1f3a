using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.ReminderSchedules;

internal sealed record ReminderScheduleRow(Guid Id, string Name, int Levels, int LatestDays, bool IsUsual,
    bool IsPaused);

internal sealed class ReminderSchedulesList : ListOf<ReminderSchedule, ReminderScheduleRow>
{
    public ReminderSchedulesList()
        : base("reminder-schedules", "/finance/reminder-schedules", typeof(FinanceText))
    {
        Name = "Reminder schedules";
        RowsAre(Kinds.ReminderSchedule, r => r.Id, r => r.Name);
        WhenNothing(new("alarm-clock", "No reminder schedules yet",
            "Say after how many days customers are reminded; nothing goes out before you have seen what would.")
        {
            Action = ("New schedule", "/finance/reminder-schedules/create"),
        });

        Text("name", "Name", r => r.Name).Sorts().Card(1)
            .Cell(r => Cells.Name($"/finance/reminder-schedules/{r.Id}/edit", r.Name));
        Number("levels", "Levels", r => r.Levels).Card(2);
        Number("latest", "Days until it is too late", r => r.LatestDays);
        Flag("status", "Status", r => r.IsPaused).Says(paused => paused ? "Paused" : "Active")
            .Shows((r, s) => s.Say(State(r).Word)).Card(3)
            .Cell((r, s) => Cells.Badge(State(r).Tone, s.Say(State(r).Word)));
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ReminderSchedule> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ReminderSchedules.AsNoTracking();

    protected override Expression<Func<ReminderSchedule, ReminderScheduleRow>> Row(ListScope scope) =>
        s => new ReminderScheduleRow(s.Id, s.Name, s.Levels.Count, s.LatestDays, s.IsUsual, s.IsPaused);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static (string Tone, string Word) State(ReminderScheduleRow row) => row switch
    {
        { IsPaused: true } => ("amber", "Paused"),
        { IsUsual: true } => ("blue", "Usual"),
        _ => ("green", "Active"),
    };
}
