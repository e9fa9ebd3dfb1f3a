using System.Net;

namespace ErpCrm.Tests.SqlServer.Faults;

/// <summary>Every module's main write, broken the ways SQL Server breaks one.</summary>
public sealed class FaultTests(FaultyApp app) : IClassFixture<FaultyApp>
{
    private const int Always = 1000;

    public static TheoryData<string> Writes => [.. MainWrites.All.Keys];

    [Theory, MemberData(nameof(Writes))]
    public async Task A_deadlock_is_not_noticed(string write) =>
        await SavedOnceAsync(write, FaultAt.Write, SqlErrors.Deadlock);

    [Theory, MemberData(nameof(Writes))]
    public async Task A_lost_connection_is_not_noticed(string write) =>
        await SavedOnceAsync(write, FaultAt.BeforeCommit, SqlErrors.ConnectionReset);

    [Theory, MemberData(nameof(Writes))]
    public async Task A_lost_answer_to_the_commit_makes_no_second_document(string write) =>
        await SavedOnceAsync(write, FaultAt.AfterCommit, SqlErrors.ConnectionReset);

    [Theory, MemberData(nameof(Writes))]
    public async Task A_commit_that_timed_out_but_was_done_makes_no_second_document(string write) =>
        await SavedOnceAsync(write, FaultAt.AfterCommit, SqlErrors.TimeOut);

    [Theory, MemberData(nameof(Writes))]
    public async Task After_deadlock_upon_deadlock_the_page_says_so_and_sends_the_same_again(string write) =>
        await ExplainedAsync(write, SqlErrors.Deadlock, Always, HttpStatusCode.ServiceUnavailable,
            "The database is busy");

    [Theory, MemberData(nameof(Writes))]
    public async Task After_a_time_out_the_page_says_so_and_sends_the_same_again(string write) =>
        await ExplainedAsync(write, SqlErrors.TimeOut, 1, HttpStatusCode.ServiceUnavailable, "The database is busy");

    [Theory, MemberData(nameof(Writes))]
    public async Task After_a_taken_key_the_page_says_so_and_sends_the_same_again(string write) =>
        await ExplainedAsync(write, SqlErrors.DuplicateKey, 1, HttpStatusCode.Conflict, "This exists already");

    private async Task SavedOnceAsync(string write, FaultAt at, int number)
    {
        var form = await MainWrites.All[write](app);
        app.Plan.Break(at, number, times: 1);
        var shown = (await form.SubmitAsync()).Saved();
        Assert.Equal(1, app.Plan.Thrown);
        Assert.Equal(1, await form.Count());
        Assert.NotEqual("/", shown);

        // Sent once more, the form leads to what it made.
        Assert.Equal(shown, (await form.SubmitAsync()).Saved());
        Assert.Equal(1, await form.Count());
    }

    private async Task ExplainedAsync(string write, int number, int times, HttpStatusCode status, string title)
    {
        var form = await MainWrites.All[write](app);
        app.Plan.Break(FaultAt.Write, number, times);
        var answer = await form.SubmitAsync();
        Assert.True(app.Plan.Thrown >= 1);
        Assert.Equal(status, answer.Status);
        Assert.Contains(title, answer.Html, StringComparison.Ordinal);
        Assert.Contains(form.Typed, answer.Html, StringComparison.Ordinal);
        Assert.Equal(0, await form.Count());

        app.Plan.Break(FaultAt.Write, number, times: 0);
        (await form.Browser.SubmitAsync(answer.Page, "form#repeat")).Saved();
        Assert.Equal(1, await form.Count());
    }
}
