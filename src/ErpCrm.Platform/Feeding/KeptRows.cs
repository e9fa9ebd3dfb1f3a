using System.Reflection;
using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ErpCrm.Platform.Feeding;

/// <summary>
/// The rows a listener keeps. They are deleted to be made again. Where
/// records point at them, or where only the state of the source is told and not
/// how it came about, they stay and are old enough for any state to be news.
/// </summary>
internal static class KeptRows
{
    private const string Version = "SourceVersion";
    private const int Untold = -1;
    private const BindingFlags Own = BindingFlags.NonPublic | BindingFlags.Static;

    /// <param name="isComplete">Whether everything that made the rows is told again.</param>
    public static Task EmptyAsync(DbContext db, Listener listener, bool isComplete, CancellationToken ct) =>
        EachAsync(db, listener, isComplete ? nameof(DeleteAsync) : nameof(AgeAsync), ct);

    /// <summary>What stayed and was not told of does not exist any more.</summary>
    public static Task RemoveUntoldAsync(DbContext db, Listener listener, CancellationToken ct) =>
        EachAsync(db, listener, nameof(RemoveUntoldAsync), ct);

    /// <summary>Whether the listener has kept anything yet.</summary>
    public static async Task<bool> AnyAsync(DbContext db, Listener listener, CancellationToken ct)
    {
        foreach (var type in listener.Keeps)
        {
            if (await (Task<bool>)Method(nameof(HasAnyAsync), type).Invoke(null, [db, ct])!) return true;
        }

        return false;
    }

    private static async Task EachAsync(DbContext db, Listener listener, string what, CancellationToken ct)
    {
        foreach (var type in listener.Keeps)
            await (Task)Method(what, type).Invoke(null, [db, ct])!;
    }

    private static MethodInfo Method(string name, Type type) =>
        typeof(KeptRows).GetMethods(Own).Single(m => m.Name == name && m.IsGenericMethod).MakeGenericMethod(type);

    private static Task<bool> HasAnyAsync<T>(DbContext db, CancellationToken ct)
        where T : class => db.Set<T>().AnyAsync(ct);

    private static Task<int> DeleteAsync<T>(DbContext db, CancellationToken ct)
        where T : class =>
            TypeOf<T>(db).GetReferencingForeignKeys().Any() ? AgeAsync<T>(db, ct) : db.Set<T>().ExecuteDeleteAsync(ct);

    private static Task<int> AgeAsync<T>(DbContext db, CancellationToken ct)
        where T : class => HasVersion<T>(db)
            ? db.Set<T>().ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<int>(row, Version), Untold), ct)
            : db.Set<T>().ExecuteDeleteAsync(ct);

    private static async Task RemoveUntoldAsync<T>(DbContext db, CancellationToken ct)
        where T : class
    {
        if (HasVersion<T>(db))
            await db.Set<T>().Where(row => EF.Property<int>(row, Version) == Untold).ExecuteDeleteAsync(ct);
    }

    private static bool HasVersion<T>(DbContext db) => TypeOf<T>(db).FindProperty(Version) is not null;

    private static IEntityType TypeOf<T>(DbContext db) => db.Model.FindEntityType(typeof(T))!;
}
