using System.Reflection;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ErpCrm.Platform.Data;

/// <summary>Takes the rows out of a module's tables; what the migrations put there stays.</summary>
public static class EmptyTables
{
    private static readonly MethodInfo Delete =
        typeof(EmptyTables).GetMethod(nameof(DeleteAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Empties all tables that the context keeps but those of the kept types, in one transaction.</summary>
    public static Task EmptyAsync(this DbContext db, Func<Type, bool> isKept, CancellationToken ct) =>
        db.InTransactionAsync(
            async token =>
            {
                var seeded = db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
                    .ToDictionary(t => t.Name, t => t.GetSeedData().ToList());
                foreach (var type in DependentsFirst(
                    db.Model.GetEntityTypes().Where(t => IsOwn(db, t) && !isKept(t.ClrType))))
                    await (Task)Delete.MakeGenericMethod(type.ClrType).Invoke(null, [db, seeded[type.Name], token])!;
            },
            ct);

    // A module maps the platform's tables without keeping them.
    private static bool IsOwn(DbContext db, IEntityType type) =>
        !type.IsOwned() && !type.HasSharedClrType && type.GetTableName() is not null
            && (db is PlatformDbContext || !type.IsPlatform());

    private static async Task DeleteAsync<T>(DbContext db, List<IDictionary<string, object?>> seeded,
        CancellationToken ct)
        where T : class
    {
        var rows = db.Set<T>().IgnoreQueryFilters();
        if (seeded.Count > 0)
        {
            var kept = seeded.Select(row => (Guid)row[nameof(Entity.Id)]!).ToList();
            rows = rows.Where(row => !kept.Contains(EF.Property<Guid>(row, nameof(Entity.Id))));
        }

        await rows.ExecuteDeleteAsync(ct);
    }

    private static List<IEntityType> DependentsFirst(IEnumerable<IEntityType> types)
    {
        var left = types.ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            // A table that no other one still there points to.
            var next = left.Find(type => !left.Exists(
                other => other != type && other.GetForeignKeys().Any(key => key.PrincipalEntityType == type)))
                ?? left[0];
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
