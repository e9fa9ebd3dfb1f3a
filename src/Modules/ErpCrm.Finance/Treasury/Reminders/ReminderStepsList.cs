using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Reminders;

internal sealed record ReminderStepRow(Guid Id, Guid InvoiceId, string Number, string CustomerName, int Level,
    DateOnly DueOn, DateOnly On, Guid? ReminderId, ReminderState? Letter, SkipReason? Skipped)
{
    /// <summary>English word of what became of it.</summary>
    public string State => Skipped is { } reason ? ReminderTones.WordOf(reason)
        : ReminderTones.WordOf(Letter ?? ReminderState.Waiting);

    public string Tone => Skipped is null ? ReminderTones.Of(Letter ?? ReminderState.Waiting) : "gray";
}

/// <summary>The log: every level of every invoice that was sent or left out, and why.</summary>
internal sealed class ReminderStepsList : ListOf<ReminderStep, ReminderStepRow>
{
    public ReminderStepsList()
        : base("reminder-log", "/finance/reminders/log", typeof(FinanceText))
    {
        Name = "Log of reminders";
        Finds("Number or customer", (scope, word) =>
        {
            var invoices = scope.Get<FinanceDbContext>().Invoices;
            return s => invoices.Any(i => i.Id == s.InvoiceId
                && (i.SearchText.Contains(word) || i.CustomerToday.Search.Contains(word)));
        });
        WhenNoMatch("No reminders match");
        WhenNothing(new("history", "Nothing is in the log yet", "Every level that is sent or left out stands here.")
        {
            Action = ("What goes out", "/finance/reminders/preview"),
            Makes = false,
        });
        HasTabs("tab", new("", "All"),
            new("sent", "Sent", (steps, _) => steps.Where(s => s.Skipped == null)),
            new("left", "Left out", (steps, _) => steps.Where(s => s.Skipped != null)));

        Record("invoice", "Invoice", Kinds.Invoice, r => r.InvoiceId, r => r.Number).Card(1)
            .Cell(r => Cells.Code($"/finance/invoices/{r.InvoiceId}", r.Number));
        Text("customer", "Customer", r => r.CustomerName).Card(3);
        Number("level", "Level", r => r.Level).Card(2);
        Day("due", "Due on", r => r.DueOn);
        Day("on", "Done on", r => r.On).Sorts();
        Text("state", "State", r => r.State).Shows((r, s) => s.Say(r.State)).Cell(State).NotAsked().Card(4);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ReminderStep> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ReminderSteps.AsNoTracking();

    protected override Expression<Func<ReminderStep, ReminderStepRow>> Row(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        var (invoices, reminders) = (db.Invoices, db.Reminders);
        return s => new ReminderStepRow(
            s.Id, s.InvoiceId,
            invoices.Where(i => i.Id == s.InvoiceId).Select(i => i.Number!).FirstOrDefault() ?? "",
            invoices.Where(i => i.Id == s.InvoiceId).Select(i => i.CustomerToday.Name).FirstOrDefault() ?? "",
            s.Level, s.DueOn, s.On, s.ReminderId,
            reminders.Where(r => r.Id == s.ReminderId).Select(r => (ReminderState?)r.State).FirstOrDefault(),
            s.Skipped);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("on", true);

    private static Html State(ReminderStepRow row, ListScope scope)
    {
        var badge = Cells.Badge(row.Tone, scope.Say(row.State));
        return row.ReminderId is { } reminder
            ? Html.Of($"<a class=\"link\" href=\"/finance/reminders/{reminder}\">{badge}</a>")
            : badge;
    }
}
