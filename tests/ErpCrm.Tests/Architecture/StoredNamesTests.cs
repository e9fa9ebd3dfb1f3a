using System.Runtime.CompilerServices;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

/// <summary>Names that rows keep are approved one by one: whoever renames
/// what they stand for sees here what would be stranded.</summary>
public sealed class StoredNamesTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Set to write the list instead of comparing it:
    /// <c>ERPCRM_WRITE_STORED_NAMES=1 dotnet test --filter StoredNames</c>.</summary>
    private static bool Write => Environment.GetEnvironmentVariable("ERPCRM_WRITE_STORED_NAMES") == "1";

    private static string File =>
        Path.Combine(Solution.Root, "tests", "ErpCrm.Tests", "Architecture", "StoredNames.txt");

    /// <summary>Names of one kind, <c>event</c>, as approved.</summary>
    public static IReadOnlyList<string> Approved(string kind) =>
        [.. System.IO.File.ReadAllLines(File).Where(l => l.StartsWith(kind + " ", StringComparison.Ordinal))
            .Select(l => l[(kind.Length + 1)..])];

    [Fact]
    public void Every_name_that_rows_keep_is_approved()
    {
        var names = Names().Distinct().Order(StringComparer.Ordinal).ToList();
        if (Write) System.IO.File.WriteAllLines(File, names);
        Assert.Equal(string.Join('\n', System.IO.File.ReadAllLines(File)), string.Join('\n', names));
    }

    private IEnumerable<string> Names()
    {
        foreach (var name in Events.All.Select(Subscription.NameOf)) yield return $"event {name}";
        foreach (var listener in app.Services.GetRequiredService<Listeners>().All)
            yield return $"listener {listener.Name}";
        foreach (var record in app.Services.GetRequiredService<RecordKinds>().All) yield return $"record {record.Key}";
        foreach (var job in app.Services.GetServices<ScheduledJobDefinition>()) yield return $"job {job.Name}";
        foreach (var permission in app.Services.GetServices<Permission>()) yield return $"permission {permission.Key}";
        foreach (var type in Events.All.SelectMany(Events.EnumsIn).Distinct()) yield return $"enum {Members(type)}";
        foreach (var name in ServerContexts.All.SelectMany(
            context => NamesOf(context, app.Services.GetRequiredService<RecordKinds>())))
            yield return name;
    }

    private static List<string> NamesOf(Type context, RecordKinds kinds)
    {
        using var db = ServerContexts.MakeSqlite(context);
        var module = ServerContexts.ModuleOf(context);
        var names = new List<string>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            names.AddRange(
                PropertiesOf(type).Select(p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).Where(t => t.IsEnum)
                    .Select(t => $"enum {Members(t)}"));
            var isPart = typeof(IPartOf).IsAssignableFrom(type.ClrType);
            var isAbout = typeof(IAboutRecord).IsAssignableFrom(type.ClrType);
            if (!typeof(Entity).IsAssignableFrom(type.ClrType) && !isPart && !isAbout) continue;
            var of = isAbout ? " of any record" : isPart
                ? $" of {kinds.KeyOf(((IPartOf)RuntimeHelpers.GetUninitializedObject(type.ClrType)).OwnerType)}"
                : "";
            var fields = type.GetProperties().Where(AuditInterceptor.IsAudited)
                .Select(p => p.PropertyInfo is { } info ? StoredNames.Of(info) : p.Name);
            names.Add($"history {module} {(of.Length > 0 ? StoredNames.Of(type.ClrType) : kinds.KeyOf(type.ClrType))}{of}: {string.Join(", ", fields.Order(StringComparer.Ordinal))}");
        }

        return names;
    }

    private static IEnumerable<IProperty> PropertiesOf(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => PropertiesOf(part.ComplexType)));

    private static string Members(Type type) =>
        $"{type.Name}: {string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(StoredNames.Of))}";
}
