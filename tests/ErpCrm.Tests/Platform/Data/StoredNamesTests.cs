using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Tests.Platform.Data;

public sealed class StoredNamesTests
{
    [Fact]
    public void What_was_renamed_is_stored_as_before()
    {
        Assert.Equal(("Colour", "Crimson"), (StoredNames.Of(typeof(Shade)), StoredNames.Of(Shade.Red)));
        Assert.Equal((Shade.Red, Shade.Blue), (StoredNames.Read<Shade>("Crimson"), StoredNames.Read<Shade>("Blue")));
        Assert.Throws<FormatException>(() => StoredNames.Read<Shade>("Green"));
        Assert.True(StoredNames.HasRenamed(typeof(Shade)));
    }

    [Fact]
    public void An_event_says_members_by_their_stored_names()
    {
        var written = EventJson.Write(new Painted(Shade.Red, null));
        Assert.Contains("\"Crimson\"", written, StringComparison.Ordinal);
        Assert.Equal(Shade.Red, ((Painted)EventJson.Read(written, typeof(Painted))).Shade);
    }

    [EventName("test.painted")]
    private sealed record Painted(Shade Shade, Shade? Before) : DomainEvent;

    [StoredAs("Colour")]
    private enum Shade
    {
        [StoredAs("Crimson")]
        Red,
        Blue,
    }
}
