namespace ErpCrm.Tests.SqlServer.Mirror;

/// <summary>Alone and last, when every other test has run.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MirrorEnd
{
    public const string Name = "After everything else";
}

/// <summary>The verdict on every query this run made, whichever tests were chosen.</summary>
[Collection(MirrorEnd.Name)]
public sealed class MirrorVerdict
{
    /// <summary>Fewer distinct queries in a run of many classes, as
    /// both lanes are, mean that the mirror is blind.</summary>
    private const int OfManyClasses = 300;
    private const int Many = 10;

    private static int _appClasses;

    [Fact]
    public void Every_query_of_this_run_is_understood_by_SQL_Server() => Require();

    /// <summary>Says which test classes take part in this run.</summary>
    internal static void Expect(IEnumerable<Type> classes) => _appClasses = classes.Distinct().Count(UsesApp);

    /// <summary>Fails with everything SQL Server would refuse; also
    /// when nothing was mirrored although pages were read.</summary>
    internal static void Require()
    {
        if (RealServer.IsUsed) return;
        var least = _appClasses >= Many ? OfManyClasses : Math.Min(_appClasses, 1);
        Assert.True(MirrorLog.OfRun.Queries >= least,
            $"Only {MirrorLog.OfRun.Queries} queries were mirrored; at least {least} were expected of {_appClasses} test classes with an application.");
        if (MirrorLog.OfRun.Commands.Count == 0) return;

        using var binder = SqlBinder.ForSchema();
        var problems = MirrorLog.OfRun.Problems.Concat(binder.Check(MirrorLog.OfRun.Commands)).ToList();
        Assert.True(problems.Count == 0,
            $"{problems.Count} problems in {MirrorLog.OfRun.Commands.Count} commands of {MirrorLog.OfRun.Queries} queries:\n\n{string.Join("\n\n", problems)}");
    }

    private static bool UsesApp(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IClassFixture<>)
            && i.GenericTypeArguments[0].IsAssignableTo(typeof(TestApp)));
}
