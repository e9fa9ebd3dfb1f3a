using System.Collections.Concurrent;

namespace ErpCrm.Tests.SqlServer.Mirror;

/// <summary>What was asked of SQLite, as commands for SQL Server.</summary>
internal sealed class MirrorLog : IDisposable
{
    private static readonly AsyncLocal<MirrorLog?> Apart = new();
    private readonly ConcurrentDictionary<string, CapturedCommand> _byShape = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly ConcurrentQueue<SqlProblem> _refused = new();
    private int _number;

    /// <summary>Of this run of the tests.</summary>
    public static MirrorLog OfRun { get; } = new();

    public static MirrorLog Current => Apart.Value ?? OfRun;

    /// <summary>Distinct queries in C#.</summary>
    public int Queries => _seen.Count;

    public IReadOnlyList<CapturedCommand> Commands => [.. _byShape.Values.OrderBy(c => c.Number)];

    /// <summary>Queries that EF cannot translate for SQL Server.</summary>
    public IReadOnlyList<SqlProblem> Problems => [.. _refused];

    /// <summary>A log for the tests of the mirror itself: what the
    /// current test asks goes there until it is disposed.</summary>
    public static MirrorLog SetApart() => Apart.Value = new MirrorLog();

    /// <summary>Whether the query was not seen before.</summary>
    public bool IsNew(string query) => _seen.TryAdd(query, true);

    public void Add(string sql, IReadOnlyList<(string Name, string Type)> parameters, string origin)
    {
        var command = new CapturedCommand(Interlocked.Increment(ref _number), sql, parameters, origin);
        _byShape.TryAdd(command.Shape, command);
    }

    public void Refuse(SqlProblem problem) => _refused.Enqueue(problem);

    public void Dispose() => Apart.Value = null;
}
