using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Reminders;

internal sealed record ReminderRow(Guid Id, string CustomerName, Guid CompanyId, DateOnly On, int Level,
    ReminderState State, string Email, int Invoices, string WrittenByName, bool IsByHand);

/// <summary>The letters that were sent.</summary>
internal sealed class RemindersList : ListOf<Reminder, ReminderRow>
{
    public RemindersList()
        : base("reminders", "/finance/reminders", typeof(FinanceText))
    {
        Name = "Reminders";
        RowsAre(Kinds.Reminder, r => r.Id, r => r.CustomerName);
        WhenNoMatch("No reminders match");
        WhenNothing(new("bell-ring", "No reminders yet",
            "Customers are reminded by a schedule; nothing goes out before you have seen what would.")
        {
            Action = ("What goes out", "/finance/reminders/preview"),
            Makes = false,
        });
        Follows<Guid?>("customer", Readers.Id, (reminders, id, _) => reminders.Where(r => r.CompanyId == id));

        Text("customer", "Customer", r => r.CustomerName).Sorts().Card(1)
            .Cell(r => Cells.Name($"/finance/reminders/{r.Id}", r.CustomerName));
        Day("on", "Date", r => r.On).Sorts().Card(3);
        Number("level", "Level", r => r.Level).Card(2);
        Number("invoices", "Invoices", r => r.Invoices);
        Choice("state", "State", r => r.State).Says(ReminderTones.WordOf).Tone(ReminderTones.Of).Card(4);
        Text("email", "Email", r => r.Email).ExportOnly();
        Text("by", "In the name of", r => r.WrittenByName);
        Flag("hand", "By hand", r => r.IsByHand).ExportOnly();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Reminder> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Reminders.AsNoTracking();

    protected override Expression<Func<Reminder, ReminderRow>> Row(ListScope scope)
    {
        var steps = scope.Get<FinanceDbContext>().ReminderSteps;
        return r => new ReminderRow(r.Id, r.CustomerName, r.CompanyId, r.On, r.Level, r.State, r.Email,
            steps.Count(s => s.ReminderId == r.Id), r.WrittenByName, r.IsByHand);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("on", true);
}
