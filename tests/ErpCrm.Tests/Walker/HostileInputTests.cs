using System.Diagnostics;
using System.Globalization;
using ErpCrm.Tests.Checking;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// Every parameter of every route takes hostile values: no error
/// page, no inside of the program, no endless answer, and the firm's rules hold
/// afterwards. The ordinary run takes a sample; the long form takes the whole product, and
/// <c>ERPCRM_WALKER_SEED</c> another sample.
/// </summary>
public sealed class HostileInputTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    private const int Sample = 3000;
    // An expression or a query that explodes takes minutes; a busy machine makes a page slow, not that slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private sealed record Attack(Route Route, FoundForm? Form, string Parameter, HostileValue Value);

    [Theory, MemberData(nameof(Shards.Modules), MemberType = typeof(Shards))]
    public async Task No_hostile_value_breaks_a_page_or_a_rule(string module)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("ERPCRM_WALKER_SEED") ?? "20261125",
            CultureInfo.InvariantCulture);
        var all = await AttacksAsync();
        var chosen = (LongForm.IsAsked ? all : Chosen(all, seed)).Where(a => a.Route.IsOf(module)).ToList();
        await app.PutBackAsync();
        var poster = await Poster.OfAsync(app, app.Owner);
        var wrong = new List<string>();
        var watch = Stopwatch.StartNew();
        foreach (var route in chosen.GroupBy(a => a.Route))
        {
            foreach (var attack in route)
            {
                if (await FailureAsync(poster, attack) is { } failure)
                    wrong.Add($"{attack.Route.Name} {attack.Parameter} = {attack.Value}: {failure}");
            }

            await app.DrainAsync();
            if (app.HasChanged && await app.Services.BrokenRulesAsync() is { Length: > 0 } broken)
                wrong.Add($"after {route.Key.Name}: {broken}");
            await app.PutBackAsync();
        }

        output.WriteLine($"seed {seed}: {chosen.Count} of {all.Count} in {watch.Elapsed.TotalSeconds:0} s");
        Assert.True(wrong.Count == 0, $"seed {seed}\n{string.Join('\n', wrong.Take(60))}");
    }

    private async Task<string?> FailureAsync(Poster poster, Attack attack)
    {
        for (var attempt = 1; ; attempt++)
        {
            var watch = Stopwatch.StartNew();
            string? failure = null;
            try
            {
                using var answer = await SendAsync(poster, attack);
                if ((int)answer.StatusCode >= 500) failure = $"{(int)answer.StatusCode}";
            }
            catch (InvalidOperationException refused) when (refused.Message.Contains("null characters",
                StringComparison.Ordinal))
            {
                // Servers refuse such an address before the application sees it.
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // Also what the error page itself did not survive: the test server hands it on.
                failure = $"{problem.GetType().Name}: {problem.Message}";
            }

            if (failure is null && watch.Elapsed > Patience) failure = $"{watch.Elapsed.TotalSeconds:0.0} s";
            // A machine that is busy with something else is no fault of the page.
            if (failure is null || failure.EndsWith(" s", StringComparison.Ordinal) is false || attempt == 3)
                return failure;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Poster poster, Attack attack)
    {
        var (route, form, parameter, value) = attack;
        var given = value.For(parameter).ToList();
        var inRoute = route.Parameters.Any(p => p.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase));
        var url = inRoute
            ? route.Fill(name => name.Equals(parameter, StringComparison.OrdinalIgnoreCase)
            ? given.Select(f => f.Value).FirstOrDefault("x") is { Length: > 0 and < 4000 } text ? text : "x"
            : Fillings.ValueOf(app, route, name, 0)!)
            : form?.Action ?? (Fillings.TryFill(app, route, 0, out var filled) ? filled : "/");
        if (route.Method == "GET")
            return await poster.Browser.Http.GetAsync(inRoute ? Unbroken(url) : $"{url}?{Query(given)}");
        var fields = (form?.Fields ?? []).Where(f => !f.Key.Equals(parameter, StringComparison.OrdinalIgnoreCase));
        return await poster.PostAsync(Unbroken(url), inRoute ? fields : fields.Concat(given));
    }

    private static string Unbroken(string url) => url.Length > 8000 ? url[..8000] : url;

    private static string Query(List<KeyValuePair<string, string>> fields) => string.Join('&',
        fields.Select(f => $"{Escape(f.Key)}={Escape(f.Value.Length > 4000 ? f.Value[..4000] : f.Value)}"));

    private static string Escape(string text)
    {
        try
        {
            return Uri.EscapeDataString(text);
        }
        catch (UriFormatException)
        {
            return "%ED%A0%80";
        }
    }

    private static List<Attack> Chosen(List<Attack> all, int seed)
    {
        var step = Math.Max(1, all.Count / Sample);
        // One of every step, from a place that the seed moves about: each parameter gets its share.
        return [.. all.Chunk(step).Select((chunk, i) => chunk[(int)(((long)seed + (i * 7919L)) % chunk.Length)])];
    }

    private async Task<List<Attack>> AttacksAsync()
    {
        var forms = (await FormAtlas.AllAsync(app)).GroupBy(f => f.Form.Route.Name)
            .ToDictionary(g => g.Key, g => g.First().Form);
        return
        [
            .. from route in app.Routes.All
               where !Excused.ContainsKey(route.Template)
               let form = forms.GetValueOrDefault(route.Name)
               from parameter in Parameters.Of(route, form)
               from value in HostileValues.All
               select new Attack(route, form, parameter, value),
        ];
    }

    private static readonly Dictionary<string, string> Excused = new()
    {
        ["error/{status:int:range(400,599)}"] = "the error page answers with the status it is asked for",
        ["identity/account/sign-out"] = "it signs the walker out",
    };
}
