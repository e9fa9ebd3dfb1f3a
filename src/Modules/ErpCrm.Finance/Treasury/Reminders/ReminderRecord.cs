using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>A letter that reminds a customer.</summary>
internal sealed class ReminderRecord : Record<FinanceDbContext, Reminder>
{
    public override string Key => Kinds.Reminder;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Reminder", "Reminders");

    public override string Icon => "bell-ring";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewCustomers, FinancePermissions.EditReminders);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .AllBut("A letter that went out: what is said of it is said of its invoices and its customer.",
            RecordAbility.Page, RecordAbility.List, RecordAbility.Mail);

    public override string NotInApi => "The product writes them by itself; what became of each stands with its mail.";

    public override string ListUrl => "/finance/reminders";

    public override Expression<Func<Reminder, string>> Title { get; } = r => r.CustomerName;

    public override IReadOnlyList<Field<Reminder>> Fields { get; } =
    [
        Fields<Reminder>.Text("customerName", "Customer", r => r.CustomerName),
        Fields<Reminder>.Date("on", "On", r => r.On).Sorts(),
        Fields<Reminder>.Number("level", "Level", r => r.Level),
        Fields<Reminder>.Choice("state", "State", r => r.State),
    ];

    public override IQueryable<Reminder> Visible(Asking<FinanceDbContext> asking) => asking.Db.Reminders;
}
