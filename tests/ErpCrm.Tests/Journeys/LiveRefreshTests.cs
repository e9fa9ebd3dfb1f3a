namespace ErpCrm.Tests.Journeys;

/// <summary>What an open page is told between the moment it was made and the moment it listens.</summary>
[Collection(FirmInABrowser.Name)]
public sealed class LiveRefreshTests(Chromium chromium, FirmProcess firm)
{
    // A stream whose messages the test sends.
    private const string Stream = """
        window.EventSource = class extends EventTarget {
          constructor(url) { super(); window.stream = this; this.url = url; }
          close() {}
        };
        """;

    private const string Late = """
        () => {
          const since = new URL(window.stream.url, location).searchParams.get('since');
          const [process, number] = since.split('.');
          const after = `${process}.${Number(number) + 1}`;
          window.stream.dispatchEvent(new MessageEvent('message', { data: 'some.thing', lastEventId: after }));
          const listening = point => {
            const live = document.createElement('ui-live');
            Object.assign(live.dataset, { url: '/live', target: '#main', topic: 'some.thing', since: point });
            document.body.append(live);
            return Boolean(live.timer);
          };
          return [listening(since), listening(after), listening('another.1')];
        }
        """;

    [BrowserFact]
    public async Task A_region_that_listens_late_on_an_open_stream_is_refreshed_for_what_it_missed_alone()
    {
        var elena = await chromium.SignedInAsync(firm, "elena");
        await elena.AddInitScriptAsync(Stream);
        await elena.GotoAsync("/crm/companies");
        await elena.WaitForFunctionAsync("() => window.stream");
        var refreshed = await elena.EvaluateAsync<bool[]>(Late);
        Assert.Equal([true, false, true], refreshed);
    }
}
