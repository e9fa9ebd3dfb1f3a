using System.Net;
using ErpCrm.Platform.Security;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// Every route by every kind of user on records that the user may
/// reach, on records of others and on unknown ones. What is expected comes from the endpoint's
/// permissions, their scope and who holds the record; the pages' own queries are not asked.
/// </summary>
public sealed class AccessTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    [Theory, MemberData(nameof(Shards.Modules), MemberType = typeof(Shards))]
    public async Task Every_record_answers_only_to_those_it_is_meant_for(string module)
    {
        var wrong = new List<string>();
        var refusals = new Dictionary<Route, int>();
        var asked = 0;
        await app.PutBackAsync();
        var forms = (await FormAtlas.AllAsync(app)).GroupBy(f => f.Form.Route.Name)
            .ToDictionary(g => g.Key, g => g.MaxBy(f => f.Form.Fields.Count)!.Form);
        foreach (var user in app.OneOfEachKind())
        {
            var poster = await Poster.OfAsync(app, user);
            foreach (var route in app.Routes.Of(module).Where(r => !r.IsOpen))
            {
                foreach (var address in AddressesFor(user, route))
                {
                    asked++;
                    var before = app.Database.Version();
                    using var answer = await poster.SendAsync(route, address.Url, forms.GetValueOrDefault(route.Name));
                    wrong.AddRange(Judge(user, route, address, answer).Select(
                        problem => $"{user.Name}: {route.Method} {address.Url} ({address.Why}): {problem}"));
                    if (address.Expect == Expectation.Refused) refusals[route] = refusals.GetValueOrDefault(route) + 1;
                    if (address.Expect == Expectation.Refused && app.Database.Version() != before)
                        wrong.Add($"{user.Name}: {route.Method} {address.Url} was refused after it had written");
                    if (route.Method != "GET") await app.PutBackAsync();
                }
            }
        }

        output.WriteLine($"{asked} requests");
        wrong.AddRange(app.Routes.Of(module).Where(r => IsScopedByRecord(r) && !refusals.ContainsKey(r))
            .Select(r => $"{r.Name}: nobody was refused, so nothing is shown: teach RecordRules who may not reach it"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_route_to_a_record_that_only_asks_for_sign_in_has_a_rule()
    {
        var unruled = app.Routes.All
            .Where(r => r.NeedsOnlySignIn && r.RecordParameters.Any() && RecordRules.Of(r) is null)
            .Select(r => r.Name);
        Assert.Empty(unruled);
    }

    private static bool IsScopedByRecord(Route route) => !route.IsOpen && route.RecordParameters.Any();

    private enum Expectation
    {
        Served,
        Refused,
        Unknown,
    }

    private sealed record Address(string Url, Expectation Expect, string Why);

    // Without the permission one address is enough; with it, one within reach, one beyond and one that does not exist.
    private IEnumerable<Address> AddressesFor(TestUser user, Route route)
    {
        if (!app.Routes.MayUse(user, route))
        {
            if (Fillings.TryFill(app, route, 0, out var any))
                yield return new Address(any, Expectation.Refused, "without the permission");
            yield break;
        }

        if (!route.RecordParameters.Any()) yield break;
        var last = route.RecordParameters.Last();
        // What is gone keeps its history.
        if (Fillings.TryFill(app, route, 0, out _) && !route.Template.StartsWith("audit/", StringComparison.Ordinal))
            yield return new Address(Filled(route, last, Guid.Parse("6f1f4a4e-0000-4000-8000-000000000000"), 0),
                Expectation.Refused, "unknown record");
        foreach (var (kind, number) in KindsFor(route, last))
        {
            var reach = app.Records.IdsOf(kind).Select(id => (Id: id, May: MayReach(user, route, kind, id))).ToList();
            foreach (var beyond in reach.Where(r => r.May == false).Take(2))
                yield return new Address(Filled(route, last, beyond.Id, number), Expectation.Refused,
                    "somebody else's");
            if (route.Method == "GET" && reach.FirstOrDefault(r => r.May == true) is { May: true } within)
                yield return new Address(Filled(route, last, within.Id, number), Expectation.Served, "within reach");
        }
    }

    // The history names its kind of record in the address.
    private IEnumerable<(Kind Kind, int Number)> KindsFor(Route route, string parameter)
    {
        if (app.Records.KindOf(route, parameter) is { } kind) yield return (kind, 0);
        else
        {
            for (var number = 0; number < app.Records.Declared.Count; number++)
                yield return (app.Records.Of(app.Records.Declared[number]), number);
        }
    }

    private string Filled(Route route, string parameter, Guid id, int number) =>
        route.Fill(name => name == parameter ? id.ToString() : Fillings.ValueOf(app, route, name, number)!);

    /// <summary>Null when it depends on more than the holder.</summary>
    private bool? MayReach(TestUser user, Route route, Kind kind, Guid id)
    {
        if (RecordRules.Of(route) is { } rule) return rule(app, user, kind, id);
        foreach (var permission in route.Permissions.Where(app.Routes.IsScoped))
        {
            if (!app.Records.Covers(app.Routes.ScopeOf(user, permission), user, kind, id)) return false;
        }

        return route.Permissions.All(p => app.Routes.ScopeOf(user, p) == Scope.All) ? true : null;
    }

    private static IEnumerable<string> Judge(TestUser user, Route route, Address address, HttpResponseMessage answer)
    {
        _ = user;
        var status = (int)answer.StatusCode;
        if (status >= 500) yield return $"{status}";
        else if (address.Expect == Expectation.Refused
            && answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
            yield return $"must be refused: {status}";
        else if (address.Expect == Expectation.Served
            && answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            && !RecordRules.DependsOnState(route))
            yield return $"must be served: {status}";
    }
}
