using System.Reflection;
using ErpCrm.Platform.Data;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

public sealed class ModuleBoundaryTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Modules => [.. Solution.Modules.Select(m => m.GetName().Name!)];

    [Fact]
    public void Every_module_folder_is_found_and_registered()
    {
        Assert.True(Solution.Modules.Count >= 6);
        Assert.Equal(Solution.Modules.Select(m => m.GetName().Name!["ErpCrm.".Length..]),
            app.Services.GetServices<ModuleInfo>().Select(m => m.Name).Order());
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_module_references_only_shared_projects(string module) =>
        Assert.Empty(Assembly.Load(module).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("ErpCrm.", StringComparison.Ordinal))
            .Except(Solution.SharedProjects));

    [Theory, MemberData(nameof(Modules))]
    public void A_module_exports_nothing_but_its_registration(string module) =>
        Assert.All(Assembly.Load(module).GetExportedTypes(),
            type => Assert.True(type.Name.EndsWith("Module", StringComparison.Ordinal)
                || type.Name.EndsWith("Text", StringComparison.Ordinal),
                type.FullName));

    [Theory, MemberData(nameof(Modules))]
    public void A_module_knows_no_database_product(string module) =>
        Assert.DoesNotContain(Assembly.Load(module).GetReferencedAssemblies(),
            a => a.Name!.Contains("Sqlite", StringComparison.Ordinal)
                || a.Name.Contains("SqlServer", StringComparison.Ordinal));

    [Fact]
    public void No_two_views_share_a_path()
    {
        var views = new ViewsFeature();
        app.Services.GetRequiredService<ApplicationPartManager>().PopulateFeature(views);
        var twice = views.ViewDescriptors.GroupBy(v => v.RelativePath, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        Assert.DoesNotContain(twice, path => !path.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_context_maps_only_its_own_tables_and_no_key_leaves_the_module()
    {
        using var scope = app.Services.CreateScope();
        var owners = new Dictionary<string, Type>();
        foreach (var type in Solution.ContextTypes(app))
        {
            var model = ((DbContext)scope.ServiceProvider.GetRequiredService(type)).Model;
            foreach (var entity in model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsPlatform()))
            {
                // Modules are told apart by prefix or by schema, whatever the database product.
                var table = $"{entity.GetSchema()}.{entity.GetTableName()}";
                Assert.True(owners.TryAdd(table, type) || owners[table] == type,
                    $"{table} is mapped by {owners[table].Name} and {type.Name}");
                Assert.All(entity.GetForeignKeys(), key => Assert.Same(model, key.PrincipalEntityType.Model));
            }
        }
    }

    [Fact]
    public void Handlers_and_controllers_use_only_their_own_modules_context()
    {
        var contexts = Solution.ContextTypes(app).ToHashSet();
        var foreign = from module in Solution.Modules
                      from type in module.GetTypes()
                      from constructor in type.GetConstructors()
                      from parameter in constructor.GetParameters()
                      where contexts.Contains(parameter.ParameterType) && parameter.ParameterType.Assembly != module
                      select $"{type.FullName} takes {parameter.ParameterType.Name}";
        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_text_column_has_a_length_and_every_list_key_is_short_enough_for_sql_server()
    {
        using var scope = app.Services.CreateScope();
        var withoutLength = from type in Solution.ContextTypes(app)
                            let model = ((DbContext)scope.ServiceProvider.GetRequiredService(type)).Model
                            from entity in model.GetEntityTypes()
                            from property in entity.GetProperties()
                            where property.ClrType == typeof(string) && property.GetMaxLength() is null
                            select $"{entity.DisplayName()}.{property.Name}";
        Assert.Empty(withoutLength);

        var tooLong = from type in Solution.ContextTypes(app)
                      let model = ((DbContext)scope.ServiceProvider.GetRequiredService(type)).Model
                      from entity in model.GetEntityTypes()
                      from key in entity.GetKeys().Select(k => (Name: "key", k.Properties, Limit: 900))
                          .Concat(entity.GetIndexes().Select(i => (Name: "index", i.Properties, Limit: 1700)))
                      where key.Properties.Sum(Bytes) > key.Limit
                      select $"{entity.DisplayName()}: {key.Name} ({string.Join(", ", key.Properties.Select(p => p.Name))})";
        Assert.Empty(tooLong);
    }

    private static int Bytes(IReadOnlyProperty property) => property.ClrType switch
    {
        var t when t == typeof(string) => (property.GetMaxLength() is { } length and > 0 ? length : 4000) * 2,
        var t when t == typeof(byte[]) => property.GetMaxLength() ?? 8000,
        var t when t.IsEnum => 80,
        _ => 16,
    };
}
