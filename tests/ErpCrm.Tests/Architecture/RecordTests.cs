using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ErpCrm.Contracts;
using ErpCrm.Platform;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Architecture;

/// <summary>Every kind of record is declared once and whole, and nothing says a second time what it says.</summary>
public sealed partial class RecordTests(TestApp app) : IClassFixture<TestApp>
{
    private IReadOnlyList<RecordKind> Declared => app.Services.GetRequiredService<RecordKinds>().All;

    [Fact]
    public void Every_record_of_every_module_is_declared()
    {
        using var scope = app.Services.CreateScope();
        var silent = from context in Solution.ContextTypes(app)
                     from type in ((DbContext)scope.ServiceProvider.GetRequiredService(context)).Model.GetEntityTypes()
                     where typeof(Entity).IsAssignableFrom(type.ClrType)
                         && Declared.All(kind => kind.Entity != type.ClrType)
                     select type.ClrType.Name;
        Assert.Empty(silent);
    }

    [Fact]
    public void The_declared_keys_are_the_list_of_kinds_and_no_two_are_alike()
    {
        var listed = typeof(Kinds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal);
        Assert.Equal(listed, Declared.Select(kind => kind.Key).Order(StringComparer.Ordinal));
        Assert.All(Declared, kind => Assert.Matches("^[a-z]+(-[a-z]+)*$", kind.Key));
        Assert.All(Declared, kind => Assert.True(kind.Key.Length <= RecordRef.KindLength));
    }

    [Theory]
    [InlineData("ky-KG")]
    [InlineData("ru-RU")]
    public void A_record_is_called_something_in_every_language(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var texts = app.Services.GetRequiredService<IStringLocalizerFactory>();
        var missing = from kind in Declared
                      from word in new[] { kind.Words.One, kind.Words.Many, kind.Words.New }
                      where word is not null && texts.Create(kind.Words.Texts)[word].ResourceNotFound
                      select $"{kind.Key}: {word}";
        Assert.Empty(missing);
        Assert.All(Declared, kind => Assert.Same(kind.GetType().Assembly, kind.Words.Texts.Assembly));
    }

    [Theory]
    [InlineData("ky-KG")]
    [InlineData("ru-RU")]
    public void Its_fields_have_a_key_of_their_own_a_word_and_a_guard_that_exists(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var texts = app.Services.GetRequiredService<IStringLocalizerFactory>();
        var shared = texts.Create(typeof(SharedText));
        var known = app.Services.GetServices<Permission>().Select(permission => permission.Key).ToHashSet();
        Assert.True(Declared.Sum(kind => kind.Known.Count) > 100);
        foreach (var kind in Declared)
        {
            var own = texts.Create(kind.Words.Texts);
            Assert.Equal(kind.Known.Count, kind.Known.Select(field => field.Key).Distinct().Count());
            Assert.All(kind.Known, field => Assert.False(
                own[field.Word].ResourceNotFound && shared[field.Word].ResourceNotFound, $"{kind.Key}: {field.Word}"));
            Assert.All(kind.Known, field => Assert.True(field.GuardedBy is null || known.Contains(field.GuardedBy),
                $"{kind.Key}: {field.GuardedBy}"));
            Assert.All(kind.Known, field => Assert.Equal(field.Type == FieldType.Record, field.Kind is not null));
            Assert.All(kind.Known.Where(field => field.Kind is not null),
                field => Assert.Contains(Declared, k => k.Key == field.Kind));
        }
    }

    [Fact]
    public void What_its_lists_show_points_at_declared_records_and_is_guarded_as_the_record_says()
    {
        var checkedFields = 0;
        foreach (var list in app.Services.GetServices<RecordList>())
        {
            Assert.All(list.Fields.Where(field => field.Kind is not null),
                field => Assert.Contains(Declared, k => k.Key == field.Kind));
            var kind = Declared.FirstOrDefault(k => k.Entity == RecordLists.RecordOf(list));
            foreach (var field in list.Fields)
            {
                if (kind?.Known.FirstOrDefault(known => known.Key == field.Key) is not { } known) continue;
                checkedFields++;
                Assert.True(known.GuardedBy is null || known.GuardedBy == field.GuardedBy, $"{list.Key}: {field.Key}");
            }
        }

        Assert.True(checkedFields > 20);
    }

    [Fact]
    public void Its_permissions_are_its_modules()
    {
        var known = app.Services.GetServices<Permission>().Select(permission => permission.Key).ToHashSet();
        foreach (var kind in Declared.Where(kind => kind.Rights != RecordRights.OfItsRecord))
        {
            foreach (var permission in new[] { kind.Rights.View, kind.Rights.Change }.OfType<string>())
            {
                Assert.Contains(permission, known);
                Assert.StartsWith(kind.Module + ".", permission, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void Its_addresses_lead_to_endpoints_that_ask_for_its_permissions()
    {
        var wrong = new List<string>();
        foreach (var kind in Declared)
        {
            Check(kind, kind.ListUrl, "GET", kind.Rights.View);
            Check(kind, kind.CreateUrl, "GET", kind.Rights.Change);
            Check(kind, kind.QuickCreateUrl, "POST", kind.Rights.Change);
            Check(kind, kind.PageOf(Guid.Empty), "GET", kind.Rights.View);
        }

        Assert.Empty(wrong);

        void Check(RecordKind kind, string? url, string method, string? permission)
        {
            if (url is null) return;
            var template = url.TrimStart('/').Replace(Guid.Empty.ToString(), "{id:guid}", StringComparison.Ordinal);
            var endpoint = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .FirstOrDefault(e =>
                    e.RoutePattern.RawText?.Trim('/') == template
                        && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) != false);
            var asked = endpoint?.Metadata.GetOrderedMetadata<RequirePermissionAttribute>().Select(p => p.Permission)
                .ToList();
            if (asked is null) wrong.Add($"{kind.Key}: there is no {method} {url}");
            else if (asked.Any(p => p != permission))
                wrong.Add($"{kind.Key}: {url} asks for {string.Join(", ", asked)}");
        }
    }

    [Fact]
    public void No_module_and_no_page_writes_an_address_or_a_permission_of_another_module()
    {
        var modules = Solution.Modules.Select(m => m.GetName().Name!["ErpCrm.".Length..]).ToList();
        var found = from file in Solution.Files("src", "*.cs").Concat(Solution.Files("src", "*.cshtml"))
            .Concat(Solution.Files("src/ErpCrm.Ui/Client", "*.js"))
                    let path = Solution.Relative(file)
                    where !path.Contains("/Migrations/", StringComparison.Ordinal)
                    let own = modules.FirstOrDefault(m => path.Contains($"/ErpCrm.{m}/", StringComparison.Ordinal)
                        || path.StartsWith($"src/ErpCrm.Contracts/{m}/", StringComparison.Ordinal))
                    from Match match in Address().Matches(Comment().Replace(File.ReadAllText(file), ""))
                    let named = match.Groups["module"].Value
                    where !named.Equals(own, StringComparison.OrdinalIgnoreCase)
                    // The host puts the modules together: it names their rights, never their pages.
                    where match.Value.EndsWith('/') || !path.StartsWith("src/ErpCrm.Web/", StringComparison.Ordinal)
                    select $"{path}: {match.Value}";
        Assert.True(!found.Any(), string.Join('\n', found));
    }

    [Fact]
    public void No_row_keeps_an_address()
    {
        using var scope = app.Services.CreateScope();
        var kept = from context in Solution.ContextTypes(app)
                   from type in ((DbContext)scope.ServiceProvider.GetRequiredService(context)).Model.GetEntityTypes()
                   from property in type.GetProperties()
                   where property.Name.EndsWith("Url", StringComparison.Ordinal) && type.ClrType.Name != "SubmittedForm"
                   select $"{type.ClrType.Name}.{property.Name}";
        Assert.Empty(kept);
    }

    [Fact]
    public void Every_panel_has_a_page_and_every_place_for_panels_has_a_panel()
    {
        var shown = Solution.Files("src", "*.cshtml")
            .SelectMany(file => Panels().Matches(File.ReadAllText(file)).Select(match => match.Groups["of"].Value))
            .Select(Constant)
            .ToHashSet();
        var filled = app.Services.GetServices<PanelRegistration>().Select(panel => panel.Slot).ToHashSet();
        Assert.Equal(shown.Order(StringComparer.Ordinal), filled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_records_can_do_stands_on_the_page_of_each_and_on_no_other()
    {
        var shown = Solution.Files("src", "*.cshtml")
            .SelectMany(file => RecordPanels().Matches(File.ReadAllText(file)))
            .Select(match => Constant(match.Groups["kind"].Value));
        var able = Declared.Where(
            kind => Enum.GetValues<RecordAbility>().Any(a => a.StandsOnPage() && kind.Can(a))).Select(kind => kind.Key);
        Assert.Equal(able.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    // @Kinds.Deal: what the constant says.
    private static string Constant(string name)
    {
        var (type, field) = name.Split('.') is [var t, var f] ? (t, f) : throw new ArgumentException(name);
        var holder = new[] { typeof(Kinds), typeof(Slots), typeof(PanelSlots) }.Single(h => h.Name == type);
        return (string)holder.GetField(field)!.GetRawConstantValue()!;
    }

    [GeneratedRegex("<panels of=\"@(?<of>[\\w.]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Panels();

    [GeneratedRegex("<record-panels kind=\"@(?<kind>[\\w.]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex RecordPanels();

    [GeneratedRegex("[\"'`(]/?(?<module>crm|finance|projects|resources|identity|insights|workspace)(/|\\.[a-z-]+\\.[a-z-]+\")",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
