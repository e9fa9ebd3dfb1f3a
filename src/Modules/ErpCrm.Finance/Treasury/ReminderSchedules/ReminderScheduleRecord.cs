using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.ReminderSchedules;

/// <summary>When and in which words customers are reminded.</summary>
internal sealed class ReminderScheduleRecord : Record<FinanceDbContext, ReminderSchedule>
{
    public override string Key => Kinds.ReminderSchedule;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Reminder schedule", "Reminder schedules");

    public override string Icon => "alarm-clock";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditReminders, FinancePermissions.EditReminders);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "People decide how their customers are spoken to; programs read what was sent.";

    public override string ListUrl => "/finance/reminder-schedules";

    protected override string? Page => null;

    public override Expression<Func<ReminderSchedule, string>> Title { get; } = s => s.Name;

    public override IQueryable<ReminderSchedule> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.ReminderSchedules;
}
