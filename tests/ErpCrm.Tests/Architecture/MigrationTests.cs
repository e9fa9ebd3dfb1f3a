using ErpCrm.Data.SqlServer;
using ErpCrm.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ErpCrm.Tests.Architecture;

public sealed class MigrationTests
{
    public static TheoryData<string> Contexts =>
        [.. Factories(typeof(SqliteDatabase)).Select(f => f.Name.Replace("DesignTime", "", StringComparison.Ordinal))];

    [Fact]
    public void Every_module_has_a_migration_tool_factory_for_every_database_product()
    {
        Assert.Equal(Solution.Modules.Count + 1, Contexts.Count);
        Assert.Equal(Factories(typeof(SqliteDatabase)).Select(f => f.Name),
            Factories(typeof(SqlServerDatabase)).Select(f => f.Name));
    }

    [Theory, MemberData(nameof(Contexts))]
    public void The_migrations_lead_to_the_model(string context)
    {
        foreach (var database in new[] { typeof(SqliteDatabase), typeof(SqlServerDatabase) })
        {
            using var db = Make(database, context);
            Assert.NotEmpty(db.Database.GetMigrations());
            Assert.False(db.Database.HasPendingModelChanges(), $"{context} on {database.Name}: run eng/add-migration");
        }
    }

    [Theory, MemberData(nameof(Contexts))]
    public void Every_migration_exists_for_every_database_product(string context)
    {
        using var sqlite = Make(typeof(SqliteDatabase), context);
        using var server = Make(typeof(SqlServerDatabase), context);
        Assert.Equal(Names(sqlite), Names(server));
    }

    private static IEnumerable<string> Names(DbContext db) =>
        db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    private static IEnumerable<Type> Factories(Type database) =>
        database.Assembly.GetTypes().Where(t => !t.IsAbstract && t.GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>)))
            .OrderBy(t => t.Name, StringComparer.Ordinal);

    private static DbContext Make(Type database, string context)
    {
        var factory = Activator.CreateInstance(Factories(database).Single(f => f.Name == context + "DesignTime"))!;
        return (DbContext)factory.GetType().GetMethod(nameof(IDesignTimeDbContextFactory<DbContext>.CreateDbContext))!
            .Invoke(factory, [Array.Empty<string>()])!;
    }
}
