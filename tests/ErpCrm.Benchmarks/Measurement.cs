using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace ErpCrm.Benchmarks;

/// <summary>What one scenario took at one concurrency.</summary>
/// <param name="Cpu">Milliseconds of the application's CPU time per request.</param>
internal sealed record Measurement(string Scenario, int Concurrency, int Requests, double PerSecond, double P50,
    double P95, double P99, double Cpu, double SqlCommands, double Bytes, int Failures)
{
    public static async Task<Measurement> TakeAsync(Scenario scenario, AppUnderTest app, Visitor visitor,
        int concurrency, double seconds)
    {
        if (scenario.Requests is null) await RunAsync(scenario, visitor, concurrency, 1, null);
        var prepared = scenario.Requests is null ? null : new ConcurrentQueue<HttpRequestMessage>(
            await scenario.Requests(concurrency));
        var cpu = app.Cpu;
        var watch = Stopwatch.StartNew();
        var answers = await RunAsync(scenario, visitor, concurrency, seconds, prepared);
        var (elapsed, used) = (watch.Elapsed, app.Cpu - cpu);

        var times = answers.Select(a => a.Milliseconds).Order().ToList();
        double At(double part) => times[Math.Min(times.Count - 1, (int)(times.Count * part))];
        return new Measurement(
            scenario.Name, concurrency, answers.Count, answers.Count / elapsed.TotalSeconds, At(0.5), At(0.95),
            At(0.99), used.TotalMilliseconds / answers.Count,
            answers.Average(a => a.Answer.SqlCommands), answers.Average(a => a.Answer.Bytes),
            answers.Count(a => !IsFine(a.Answer.Status)));
    }

    /// <summary>Asks everything in turn, unmeasured.</summary>
    public static async Task WarmUpAsync(IReadOnlyList<Scenario> scenarios, Visitor visitor, double seconds)
    {
        const int concurrency = 8;
        var repeatable = scenarios.Where(s => s.Requests is null).ToList();
        foreach (var scenario in scenarios.Except(repeatable))
            await RunAsync(scenario, visitor, concurrency, 0,
                new ConcurrentQueue<HttpRequestMessage>(await scenario.Requests!(concurrency)));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            foreach (var scenario in repeatable) await RunAsync(scenario, visitor, concurrency, 0.5, null);
        }
    }

    // Saved forms lead on to the record.
    private static bool IsFine(HttpStatusCode status) =>
        status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther;

    private static async Task<List<(double Milliseconds, Answer Answer)>> RunAsync(Scenario scenario, Visitor visitor,
        int concurrency, double seconds, ConcurrentQueue<HttpRequestMessage>? prepared)
    {
        var results = new ConcurrentBag<(double, Answer)>();
        var number = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            do
            {
                HttpRequestMessage? request = null;
                if (prepared is not null && !prepared.TryDequeue(out request)) return;
                request ??= scenario.Make(Interlocked.Increment(ref number));
                var start = Stopwatch.GetTimestamp();
                var answer = await visitor.SendAsync(request);
                results.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, answer));
            }
            while (prepared is not null || watch.Elapsed.TotalSeconds < seconds);
        })));
        return [.. results];
    }
}
