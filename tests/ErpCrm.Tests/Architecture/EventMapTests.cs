using System.Text;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel.Events;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

public sealed class EventMapTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Set to write the map instead of comparing it:
    /// <c>ERPCRM_WRITE_EVENT_MAP=1 dotnet test --filter EventMap</c>.</summary>
    private static bool Write => Environment.GetEnvironmentVariable("ERPCRM_WRITE_EVENT_MAP") == "1";

    [Fact]
    public void The_event_map_in_the_docs_is_current()
    {
        var file = Path.Combine(Solution.Root, "docs", "event-map.md");
        var map = Map();
        if (Write) File.WriteAllText(file, map);
        Assert.Equal(map, File.ReadAllText(file));
    }

    [Fact]
    public void Every_handler_in_the_code_is_registered()
    {
        var registered = app.Services.GetServices<Subscription>().Select(s => s.HandlerType).ToHashSet();
        var written = from module in Solution.Modules
                      from type in module.GetTypes()
                      where !type.IsAbstract && !type.IsGenericTypeDefinition && type.GetInterfaces()
                          .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<>))
                      select type;
        Assert.Empty(written.Except(registered).Select(t => t.FullName));
    }

    private static string NameOf(Type handler) =>
        $"{handler.Namespace}.{handler.Name.Split('`')[0]}".Replace("ErpCrm.", "", StringComparison.Ordinal);

    private string Map()
    {
        var text = new StringBuilder(
            "# Events and their effects\n\nGenerated; a test fails when it is not current. In brackets the listener: it gets the events of one record in their order.\n\n| event | raised as | effects |\n|---|---|---|\n");
        foreach (var group in app.Services.GetServices<Subscription>().GroupBy(s => s.EventType)
            .OrderBy(g => g.First().EventName, StringComparer.Ordinal))
        {
            var effects = group.Select(s => $"{NameOf(s.HandlerType)} (`{s.Listener}`)").Order(StringComparer.Ordinal);
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| {group.Key.Name} | `{group.First().EventName}` | {string.Join("<br>", effects)} |\n");
        }

        return text.ToString();
    }
}
