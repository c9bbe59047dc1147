"""What a centre says of its hospitals, by name, laid over what the map says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dispatch.hospital_capability import HospitalCapability, Known, Said, Source
from dispatch.hospital_need import HospitalNeed
from incidents.geocode.spelling import key


@dataclass(frozen=True, slots=True, kw_only=True)
class HospitalEntry:
    name: str
    """Any of its names, in any spelling that callers' names are compared in."""
    says: Mapping[HospitalCapability, bool]
    source: Source = Source.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class HospitalSheet:
    needs: Sequence[HospitalNeed]
    """The first that holds counts."""
    entries: Sequence[HospitalEntry] = ()

    def known(self, names: Iterable[str], by_map: Known) -> Known:
        """Of the hospital with these names; the centre's word stands over the map's."""
        spelt = {key(each) for each in names}
        own = {
            capability: Said(has, each.source)
            for each in self.entries
            if key(each.name) in spelt
            for capability, has in each.says.items()
        }
        return {**by_map, **own}

    def strangers(self, hospitals: Iterable[Iterable[str]]) -> list[str]:
        """What the centre says of none of these hospitals, each given by all its names: nobody hears it."""
        spelt = {key(name) for names in hospitals for name in names}
        own = [each for each in self.entries if each.source is Source.CENTRE]
        return [each.name for each in own if key(each.name) not in spelt]
