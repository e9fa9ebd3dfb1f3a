using System.Reflection;
using ErpCrm.Tests.Journeys;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Tests.SqlServer.Mirror;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ErpCrm.Tests.SuiteFramework", "ErpCrm.Tests")]

namespace ErpCrm.Tests;

/// <summary>
/// Ends every run, also of a few chosen tests, with the verdict on
/// what they asked of the database: as a test that runs last, or,
/// where that test was not chosen, as a failure of the run.
/// </summary>
public sealed class SuiteFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName name, ISourceInformationProvider sources, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(name, sources, diagnostics)
    {
        // As the base class does it; the runner reports every failure by messages.
        protected override async void RunTestCases(IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, [.. testCases], DiagnosticMessageSink, executionMessageSink,
                executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(ITestAssembly assembly, IReadOnlyList<IXunitTestCase> cases, IMessageSink diagnostics,
        IMessageSink messages, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, messages, options)
    {
        private bool AsksItself =>
            TestCases.Any(c => c.TestMethod.TestClass.Class.Name == typeof(MirrorVerdict).FullName);

        protected override async Task AfterTestAssemblyStartingAsync()
        {
            await base.AfterTestAssemblyStartingAsync();
            TestCollectionOrderer = new LongestFirst();
            MirrorVerdict.Expect(TestCases.Select(c => c.TestMethod.TestClass.Class.ToRuntimeType()));
        }

        protected override Task BeforeTestAssemblyFinishedAsync()
        {
            if (!AsksItself) Aggregator.Run(MirrorVerdict.Require);
            return base.BeforeTestAssemblyFinishedAsync();
        }
    }

    // What takes longest begins first, so that at the end nothing waits for it alone; the verdict is last.
    private sealed class LongestFirst : ITestCollectionOrderer
    {
        public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
            testCollections.OrderBy(c => c.DisplayName == MirrorEnd.Name)
                .ThenBy(c => !c.DisplayName.Contains(nameof(DemoCompanyTests), StringComparison.Ordinal));
    }
}
