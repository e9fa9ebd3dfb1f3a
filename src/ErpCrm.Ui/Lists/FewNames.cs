using ErpCrm.SharedKernel;

namespace ErpCrm.Ui.Lists;

/// <summary>What rows are called, folded as the words are that they are found by: for a table of few rows, which has no
/// column of it.</summary>
public sealed record FewNames(IReadOnlyDictionary<Guid, string> ById)
{
    /// <summary>Nobody looks for a word unless the address has one.</summary>
    public static bool AreAsked(ListScope scope) => SearchText.Words(scope.Query[ListQuery.Words]).Count > 0;

    public IReadOnlyList<Guid> With(string word) =>
        [.. ById.Where(name => name.Value.Contains(word, StringComparison.Ordinal)).Select(name => name.Key)];
}
