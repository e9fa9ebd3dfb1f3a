using System.Net;
using ErpCrm.Platform.Security;

namespace ErpCrm.Tests.Walker;

/// <summary>No page, list, board, option, search or export names a record that its reader may not open.</summary>
public sealed class LeakTests(WalkerApp app) : IClassFixture<WalkerApp>
{
    [Fact]
    public async Task No_answer_names_a_record_beyond_its_readers_reach()
    {
        await app.PutBackAsync();
        var leaks = new HashSet<string>();
        var guarded = Guarded.Pages(app);
        Assert.True(guarded.Count > 5, string.Join(", ", guarded.Keys.Select(k => k.Name)));
        var readers = app.OneOfEachKind()
            .Where(u => u.Role is not (BuiltInRoles.Owner or BuiltInRoles.Administrator)).ToList();
        foreach (var (user, walk) in readers.Zip(await FirmWalk.OfAsync(app, readers)))
        {
            var hidden = Guarded.Hidden(app, user, guarded);
            foreach (var sight in walk.Sights.Values.Where(sight => sight.Status == HttpStatusCode.OK))
            {
                foreach (var id in sight.Named)
                {
                    if (!sight.Url.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)
                        && hidden.TryGetValue(id, out var kind)
                        && !Named.Any(n => n.Kind == kind.Name
                            && sight.Route.Template.StartsWith(n.Template, StringComparison.Ordinal)))
                        leaks.Add($"{user.Name}: {sight.Route.Name} ({sight.Url}) names the {kind.Name} {id}");
                }
            }
        }

        Assert.True(leaks.Count == 0,
            string.Join('\n', leaks.GroupBy(l => l[..l.IndexOf('(', StringComparison.Ordinal)])
                .Select(g => $"{g.First()} (and {g.Count() - 1} like it)")));
    }

    /// <summary>Pages that name records by design, each with its reason.</summary>
    private static readonly (string Template, string Kind, string Reason)[] Named =
    [
        ("resources/capacity/", "Project", "everybody sees what people are booked on"),
        ("resources/bookings", "Project", "everybody sees what people are booked on"),
        ("resources/people/", "Project", "everybody sees what people are booked on"),
        ("resources/projects/options", "Project", "whoever plans people plans them on any project"),
        ("finance/expenses/projects", "Project", "anybody may charge a project without members"),
        ("finance/unbilled", "Project",
            "the owner of a customer sees what waits to be billed of the customer's projects"),
        ("insights/engagements/", "Expense",
            "the thread of an engagement tells its readers everything that happened in it"),
    ];
}
