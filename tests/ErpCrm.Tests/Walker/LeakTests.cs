using System.Net;
using System.Text.RegularExpressions;
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
        foreach (var user in app.OneOfEachKind()
            .Where(u => u.Role is not (BuiltInRoles.Owner or BuiltInRoles.Administrator)))
        {
            var hidden = Guarded.Hidden(app, user, guarded);
            await SiteMap.WalkAsync(app, user, 2, visit =>
            {
                if (visit.Status != HttpStatusCode.OK) return;
                foreach (Match match in FirmRecords.Id().Matches(visit.Text))
                {
                    if (!visit.Url.Contains(match.Value, StringComparison.OrdinalIgnoreCase)
                        && hidden.TryGetValue(Guid.Parse(match.Value), out var kind)
                        && !Named.Any(n => n.Kind == kind.Name
                            && visit.Route.Template.StartsWith(n.Template, StringComparison.Ordinal)))
                        leaks.Add($"{user.Name}: {visit.Route.Name} ({visit.Url}) names the {kind.Name} {match.Value}");
                }
            });
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
