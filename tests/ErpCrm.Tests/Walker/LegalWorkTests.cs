using System.Globalization;
using ErpCrm.Tests.Checking;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>After any work that the application takes, every rule that <c>check</c>
/// knows holds: it cries wolf over nothing that people may do.</summary>
public sealed class LegalWorkTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    private static readonly int Deeds = LongForm.Of(120, 600);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, LongForm.Of(2, 40)).Select(n => int.Parse(
        Environment.GetEnvironmentVariable("ERPCRM_WALKER_SEED") ?? "20261125", CultureInfo.InvariantCulture) + n)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Every_rule_holds_after_any_legal_work(int seed)
    {
        await app.PutBackAsync();
        app.Time.SetUtc(TestClock.Start);
        Assert.Equal("", await app.Services.BrokenRulesAsync());
        var work = new LegalWork(app, seed);
        try
        {
            await work.DoAsync(Deeds);
            output.WriteLine($"{work.Done.Count} done, {work.Refused.Count} refused");
            var broken = await app.Services.BrokenRulesAsync();
            Assert.True(broken.Length == 0, $"seed {seed}\n{broken}\n{string.Join('\n', work.Done)}");
            Assert.True(work.Done.Count >= Deeds / 2,
                $"only {work.Done.Count} of {Deeds} was done:\n{string.Join('\n', work.Refused)}");
        }
        finally
        {
            app.Time.SetUtc(TestClock.Start);
            await app.PutBackAsync();
        }
    }
}
