using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.Walker;

/// <summary>What is walked route by route and form by form is walked module by module, so that a part of it can be run
/// alone: <c>eng/test.sh --long Finance</c>.</summary>
public static class Shards
{
    /// <summary>Every module, and the pages of the host.</summary>
    public static TheoryData<string> Modules =>
        [.. Solution.Modules.Select(module => module.GetName().Name!["ErpCrm.".Length..]).Append("Web")];
}
