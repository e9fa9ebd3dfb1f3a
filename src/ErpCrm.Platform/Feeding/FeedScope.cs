namespace ErpCrm.Platform.Feeding;

/// <summary>Marks the flow of work that makes a listener's rows again: nothing may be announced in it.</summary>
public static class FeedScope
{
    private static readonly AsyncLocal<bool> Ambient = new();

    /// <summary>Whether a listener is being fed here.</summary>
    public static bool IsOpen => Ambient.Value;

    internal static IDisposable Open()
    {
        Ambient.Value = true;
        return new Close();
    }

    private sealed class Close : IDisposable
    {
        public void Dispose() => Ambient.Value = false;
    }
}
