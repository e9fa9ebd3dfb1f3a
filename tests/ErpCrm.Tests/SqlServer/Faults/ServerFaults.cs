using System.Data.Common;
using ErpCrm.Data.SqlServer;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.SqlServer.Faults;

/// <summary>Where a save breaks.</summary>
public enum FaultAt
{
    /// <summary>The first command that writes.</summary>
    Write,

    /// <summary>The commit does not happen.</summary>
    BeforeCommit,

    /// <summary>The commit happens, and its answer is lost.</summary>
    AfterCommit,
}

/// <summary>SQLite that fails, and is retried, like SQL Server: the saves of forms break as planned.</summary>
internal sealed class ServerFaults(IDatabase database, FaultPlan plan) : IDatabase
{
    private static readonly IDatabase Server = new SqlServerDatabase("Server=none.invalid");

    public bool IsShared => database.IsShared;

    public static void Put(IServiceCollection services, FaultPlan plan)
    {
        var real = services.Last(s => s.ServiceType == typeof(IDatabase));
        services.Remove(real);
        services.AddSingleton<IDatabase>(
            provider => new ServerFaults((IDatabase)real.ImplementationFactory!(provider), plan));
    }

    public void Configure(DbContextOptionsBuilder options, string module)
    {
        database.Configure(options, module);
        new SqliteDbContextOptionsBuilder(options).ExecutionStrategy(
            dependencies => new SavingStrategy(dependencies, TimeSpan.FromMilliseconds(1)));
        options.AddInterceptors(plan);
    }

    public Task MigrateAsync(DbContext context, CancellationToken ct) => database.MigrateAsync(context, ct);

    public DatabaseTrouble? TroubleOf(Exception error) => Server.TroubleOf(error) ?? database.TroubleOf(error);
}

/// <summary>Breaks the next saves of forms.</summary>
internal sealed class FaultPlan : DbCommandInterceptor, IDbTransactionInterceptor
{
    private FaultAt _at;
    private int _number;
    private int _left;

    /// <summary>How often it has broken something.</summary>
    public int Thrown { get; private set; }

    public void Break(FaultAt at, int number, int times) => (_at, _number, _left, Thrown) = (at, number, times, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        ThrowAt(FaultAt.Write, eventData.Context, eventData.CommandSource == CommandSource.SaveChanges);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        ThrowAt(FaultAt.Write, eventData.Context, eventData.CommandSource == CommandSource.SaveChanges);
        return ValueTask.FromResult(result);
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        ThrowAt(FaultAt.BeforeCommit, eventData.Context, true);
        if (_at != FaultAt.AfterCommit || !Concerns(eventData.Context)) return result;
        await transaction.CommitAsync(cancellationToken);
        ThrowAt(FaultAt.AfterCommit, eventData.Context, true);
        return result;
    }

    private bool Concerns(DbContext? db) => _left > 0 && db?.HasSubmission() == true;

    private void ThrowAt(FaultAt at, DbContext? db, bool isWrite)
    {
        if (at != _at || !isWrite || !Concerns(db)) return;
        _left--;
        Thrown++;
        throw SqlErrors.Of(_number);
    }
}

/// <summary>The application on a database that breaks as planned.</summary>
public sealed class FaultyApp : TestApp
{
    internal FaultPlan Plan { get; } = new();

    protected override void Configure(IServiceCollection services) => ServerFaults.Put(services, Plan);
}
