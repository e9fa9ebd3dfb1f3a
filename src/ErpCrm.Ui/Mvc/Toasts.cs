using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ErpCrm.Ui.Mvc;

/// <summary>One line about what was done.</summary>
/// <param name="UndoUrl">Posted by "Undo", or null.</param>
/// <param name="Failed">Whether it says what was not done.</param>
public sealed record ToastMessage(string Text, string? UndoUrl, bool Failed = false);

/// <summary>Messages for the next page, kept in TempData.</summary>
public static class Toasts
{
    private const string Key = "Toasts";

    // They travel in a cookie, and whoever saves without ever looking at a page must not outgrow it.
    private const int Most = 5;

    /// <summary>Adds one; of many that nobody has seen, the last ones stay.</summary>
    public static void Add(ITempDataDictionary tempData, ToastMessage message)
    {
        var waiting = tempData.Peek(Key) as string[] ?? [];
        tempData[Key] = waiting.Append(JsonSerializer.Serialize(message)).TakeLast(Most).ToArray();
    }

    /// <summary>Takes all of them.</summary>
    public static IReadOnlyList<ToastMessage> Take(ITempDataDictionary tempData) =>
        [.. (tempData[Key] as string[] ?? []).Select(text => JsonSerializer.Deserialize<ToastMessage>(text)!)];
}
