using ErpCrm.Finance;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Reminders;

/// <summary>Customers with an address, the usual schedule, and what was sent.</summary>
internal static class ReminderScene
{
    /// <summary>After 3, 14 and 30 days, as the form proposes it.</summary>
    public static async Task ScheduleAsync(this TestApp app)
    {
        if (await app.InAsync<FinanceDbContext, bool>(db => db.ReminderSchedules.AnyAsync())) return;
        var browser = app.Browser(TestUser.Accountant);
        var form = await browser.GetAsync("/finance/reminder-schedules/create");
        (await browser.SubmitAsync(form, "form#schedule", ("Name", "Usual"))).Saved();
    }

    /// <summary>A customer with an e-mail address.</summary>
    public static async Task<Customer> DebtorAsync(this TestApp app, string name, string language = "en")
    {
        var id = await new FinanceScene(app).CustomerAsync(name, language: language);
        return await app.InAsync<FinanceDbContext, Customer>(
            db => db.Customers.AsNoTracking().SingleAsync(c => c.Id == id));
    }

    public static Task<int> RemindAsync(this TestApp app) =>
        app.InScopeAsync<Reminding, int>(reminding => reminding.RunAsync(CancellationToken.None));

    public static Task<List<Reminder>> LettersAsync(this TestApp app, Customer customer) =>
        app.InAsync<FinanceDbContext, List<Reminder>>(db => db.Reminders.AsNoTracking()
            .Where(r => r.CompanyId == customer.Id).OrderBy(r => r.Id).ToListAsync());

    /// <summary>Level and why it was left out, of an invoice.</summary>
    public static Task<List<(int Level, SkipReason? Skipped)>> StepsAsync(this TestApp app, Guid invoice) =>
        app.InAsync<FinanceDbContext, List<(int, SkipReason?)>>(async db =>
            [.. (await db.ReminderSteps.AsNoTracking().Where(s => s.InvoiceId == invoice).OrderBy(s => s.Level)
                .ToListAsync()).Select(s => (s.Level, s.Skipped))]);
}
