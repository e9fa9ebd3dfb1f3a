using ErpCrm.Finance.Treasury.Reminders;

namespace ErpCrm.Tests.Finance.Treasury.Reminders;

/// <summary>After a pause nobody is flooded: what is too late is left out and says so.</summary>
public sealed class PausedReminderTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_was_due_in_a_pause_is_left_out_when_it_is_too_late_and_the_rest_goes_in_one_letter()
    {
        await app.ScheduleAsync();
        var accountant = app.Browser(TestUser.Accountant);
        const string preview = "/finance/reminders/preview";
        (await accountant.SubmitAsync(await accountant.GetAsync(preview), "form[action='/finance/reminders/pause']"))
            .Saved();
        var customer = await app.DebtorAsync("Waits out a pause");
        // Due three days ago: level 1 is due today, and level 2 on 7 December, a Monday.
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-17));
        Assert.Equal(0, await app.RemindAsync());
        var page = await accountant.GetAsync(preview);
        Assert.Contains("Reminders are paused", page.QuerySelector("#held-title")!.ParentElement!.ParentElement!
            .TextContent, StringComparison.Ordinal);

        app.Time.Advance(TimeSpan.FromDays(20));
        (await accountant.SubmitAsync(await accountant.GetAsync(preview), "form[action='/finance/reminders/resume']"))
            .Saved();
        Assert.Contains("Waits out a pause", (await accountant.GetAsync(preview)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        (await accountant.SubmitAsync(await accountant.GetAsync(preview), "form[action='/finance/reminders/run']"))
            .Saved();
        Assert.Equal(2, Assert.Single(await app.LettersAsync(customer)).Level);
        Assert.Equal([(1, SkipReason.TooLate), (2, null)], await app.StepsAsync(invoice.Id));
        Assert.Equal(0, await app.RemindAsync());
    }
}
