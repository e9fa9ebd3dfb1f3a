using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>Measured: what is matched without anybody is right, every time; how much that is, and how much is right
/// with one click, is printed.</summary>
public sealed class GeneratedYearTests(ITestOutputHelper output)
{
    [Fact]
    public void What_is_matched_without_anybody_is_right_every_time()
    {
        var year = new GeneratedYear();
        var (all, certain, likely, right) = (0, 0, 0, 0);
        var wrong = new List<string>();
        while (year.Next() is { } truths)
        {
            var proposed = MatchEngine.Propose(year.Facts).ToDictionary(p => p.Line.Id, p => p.Best);
            foreach (var truth in truths)
            {
                all++;
                if (proposed[truth.Line.Id] is not { } best) continue;
                likely++;
                if (truth.Is(best)) right++;
                else if (best.IsCertain) wrong.Add($"{truth.Line}: {best.Key}");
                if (best.IsCertain) certain++;
            }

            year.Settle();
        }

        output.WriteLine($"{all} lines of a year");
        output.WriteLine($"matched by themselves: {certain} ({(double)certain / all:P1}), wrong: {wrong.Count}");
        output.WriteLine($"right with one click: {right} ({(double)right / all:P1}) of {likely} proposed");
        Assert.InRange(all, 2_000, 3_000);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange((double)certain / all, 0.4, 1);
        Assert.InRange((double)right / all, 0.75, 1);
    }
}
