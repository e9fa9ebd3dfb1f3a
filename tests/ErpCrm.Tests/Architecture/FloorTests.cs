using System.Reflection;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Tests.Architecture;

/// <summary>What all modules share stands on floors.</summary>
public sealed class FloorTests
{
    /// <summary>Lower floors first; each stands on some of those before it.</summary>
    [Theory]
    [InlineData("ErpCrm.SharedKernel")]
    [InlineData("ErpCrm.Contracts", "ErpCrm.SharedKernel")]
    [InlineData("ErpCrm.Platform", "ErpCrm.Contracts", "ErpCrm.SharedKernel")]
    [InlineData("ErpCrm.Demo", "ErpCrm.Contracts", "ErpCrm.Platform", "ErpCrm.SharedKernel")]
    [InlineData("ErpCrm.Ui", "ErpCrm.Contracts", "ErpCrm.Platform", "ErpCrm.SharedKernel")]
    [InlineData("ErpCrm.Documents")]
    public void A_shared_project_stands_on_lower_ones(string project, params string[] lower) =>
        Assert.Empty(Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("ErpCrm.", StringComparison.Ordinal)).Except(lower));

    [Fact]
    public void The_kernel_knows_nothing_but_dotnet()
    {
        Assert.All(typeof(DomainEvent).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
        var project = Path.Combine(Solution.Root, "src", "ErpCrm.SharedKernel", "ErpCrm.SharedKernel.csproj");
        Assert.DoesNotContain("Reference", File.ReadAllText(project), StringComparison.Ordinal);
    }
}
