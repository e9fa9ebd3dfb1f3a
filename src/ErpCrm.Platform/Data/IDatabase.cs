using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Data;

/// <summary>The database product behind every module's context.</summary>
public interface IDatabase
{
    /// <summary>Points a module's context at the database.</summary>
    void Configure(DbContextOptionsBuilder options, string module);

    /// <summary>Where it is, for its operator: a file, or a database and its server.</summary>
    string Name => "";

    /// <summary>Whether several processes may share it, so that outbox rows and jobs are leased.</summary>
    bool IsShared { get; }

    /// <summary>Creates or updates the module's tables; does nothing when they are current.</summary>
    Task MigrateAsync(DbContext context, CancellationToken ct);

    /// <summary>What the database lacks for this application, in a
    /// sentence for its operator; null when all is well.</summary>
    Task<string?> LackAsync(DbContext context, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>Why this application cannot work on the database at
    /// all, in a sentence for its operator; null when it can.</summary>
    Task<string?> RefusalAsync(DbContext context, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>What stands in the way when the database cannot even be opened,
    /// in a sentence for its operator; null when it is something else.</summary>
    string? ObstacleOf(Exception error) => null;

    /// <summary>What its own clock says, UTC; null when it has none of its own.</summary>
    Task<DateTime?> UtcNowAsync(DbContext context, CancellationToken ct) => Task.FromResult<DateTime?>(null);

    /// <summary>Why the database refused; null when the error is not one a person can do something about.</summary>
    DatabaseTrouble? TroubleOf(Exception error) => null;

    /// <summary>Writes a copy of an embedded database as it is at one moment, while others read and write it.</summary>
    /// <returns>False when a server keeps the database, and its copies too.</returns>
    Task<bool> TryCopyAsync(string copy, CancellationToken ct) => Task.FromResult(false);

    /// <summary>Names of the indexes of a table that <see cref="AddIndexAsync"/> made.</summary>
    Task<IReadOnlyList<string>> ValueIndexesAsync(
        DbContext context, string? schema, string table, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Makes an index that no migration knows. Others read and write meanwhile, or wait a moment.</summary>
    Task AddIndexAsync(DbContext context, ValueIndex index, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Takes it away again.</summary>
    Task DropIndexAsync(DbContext context, string? schema, string table, string name, CancellationToken ct) =>
        Task.CompletedTask;

    /// <summary>What the database product itself finds damaged; empty
    /// when it checks its storage by other means.</summary>
    Task<IReadOnlyList<string>> DamagesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);
}

/// <summary>A module of the application and its private context.</summary>
/// <param name="Name">As in its assembly, <c>Crm</c>.</param>
public sealed record ModuleInfo(string Name, Type ContextType);

/// <summary>Marks a module's context; <see cref="ModuleModel"/> shapes its tables.</summary>
public interface IModuleDbContext
{
    /// <summary>Lower-case module name: schema on servers, table prefix on SQLite.</summary>
    static abstract string Module { get; }
}
